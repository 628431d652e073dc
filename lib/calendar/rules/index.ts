export * from "./days";
export * from "./public-holidays";
export * from "./school-holidays";
