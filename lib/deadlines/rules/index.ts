export type { DeadlineCalendar, DeadlineCell } from "./days";
export * from "./describe";
export * from "./evaluate";
