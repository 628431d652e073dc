export type { DeadlineCalendar, DeadlineCell } from "./days";
export * from "./describe";
export * from "./evaluate";
export * from "./examples";
export * from "./form";
export * from "./policies";
export * from "./templates";
export * from "./voice";
