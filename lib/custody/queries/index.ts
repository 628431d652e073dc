export * from "./custody-month";
export { custodyColumn, homeCustodyColumn, turnCustodyColumn } from "./facts";
