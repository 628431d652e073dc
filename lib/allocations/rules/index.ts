export * from "./draw";
export * from "./propose";
