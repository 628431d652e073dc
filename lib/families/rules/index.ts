export * from "./ages";
export * from "./quotients";
export * from "./shares";
