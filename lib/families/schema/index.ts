export * from "./families";
export * from "./quotients";
export * from "./rights";
