export * from "./form";
export * from "./rule";
