export * from "./births";
export * from "./confirmation";
export * from "./merge";
export * from "./missing";
export * from "./policies";
export * from "./values";
