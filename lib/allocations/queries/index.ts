export * from "./candidates";
export * from "./read";
