export * from "./family-home";
export * from "./own-people";
export * from "./own-structures";
