export * from "./family-home";
export * from "./own-family";
export * from "./own-structures";
