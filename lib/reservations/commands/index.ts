export * from "./decide";
export * from "./send";
