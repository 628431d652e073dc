export * from "./own";
export * from "./staff";
