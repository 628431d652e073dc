export * from "./families";
export * from "./households";
export * from "./moves";
export * from "./quotients";
export * from "./rights";
export * from "./staff-editor";
