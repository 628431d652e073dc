export * from "./fields";
export * from "./forms";
export * from "./settings";
export * from "./values";
export * from "./views";
