export * from "./answers";
export * from "./choices";
export * from "./counts";
export * from "./expand";
export * from "./periods";
export * from "./repeat";
