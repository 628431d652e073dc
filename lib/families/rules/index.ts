export * from "./ages";
export * from "./merge";
export * from "./merge-steps";
export { becoming, type HomeRow, type TieRow } from "./merge-ties";
export * from "./quotients";
export * from "./shares";
