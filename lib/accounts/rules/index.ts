export * from "./access";
export * from "./networks";
export * from "./return-path";
export * from "./secrets";
