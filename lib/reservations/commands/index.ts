export { type Announced, announceDecision } from "./announce";
export { addByHand, cancelByHand, moveByHand } from "./by-hand";
export { cancelDays, lockDays, restoreDays } from "./by-hand-days";
export * from "./cancel-ahead";
export * from "./decide";
export { giveFreedPlaces } from "./promote";
export * from "./record";
export * from "./send";
