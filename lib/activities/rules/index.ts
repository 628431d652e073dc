export * from "./adjust-days";
export * from "./links";
export * from "./missing";
export * from "./plan-days";
export * from "./shortcuts";
export * from "./templates";
export * from "./wanted-days";
