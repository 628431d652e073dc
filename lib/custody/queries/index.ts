export * from "./custody-month";
export { custodyColumn, homeCustodyColumn } from "./facts";
