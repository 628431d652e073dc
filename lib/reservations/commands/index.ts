export * from "./cancel-ahead";
export * from "./decide";
export * from "./record";
export * from "./send";
