export * from "./births";
export * from "./children-form";
export * from "./duplicates";
export * from "./greeting";
export * from "./household";
export * from "./steps";
