export * from "./days";
export * from "./periods";
export * from "./public-holidays";
export * from "./school-holidays";
export * from "./views";
