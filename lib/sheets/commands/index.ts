export { healthSheet } from "./child-sheet";
export { tripSheet } from "./trip-sheet";
