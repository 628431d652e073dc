export * from "./fields";
export * from "./views";
