export * from "./custody-month";
export { custodyColumn } from "./facts";
