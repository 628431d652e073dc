export * from "./answers";
export * from "./calendar";
export type { ProposableDay } from "./proposable";
export * from "./request";
export * from "./waiting";
