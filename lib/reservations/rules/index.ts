export * from "./cell";
export * from "./change";
export * from "./deadline-book";
export * from "./priorities";
export * from "./together";
