export * from "./describe";
export * from "./evaluate";
export type { DeadlineCalendar, DeadlineCell } from "./days";
