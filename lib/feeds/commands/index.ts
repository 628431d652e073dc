export * from "./manage";
export * from "./read";
