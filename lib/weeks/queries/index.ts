export * from "./choices";
export * from "./recap";
export * from "./weeks";
