export * from "./forms";
export * from "./views";
