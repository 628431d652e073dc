export {
  type AskedPiece,
  isLacking,
  type PieceChild,
  pieceLines,
  type SentPiece,
  standingOf,
} from "./pieces";
export { displayState, isNew } from "./published";
export { isReminderDue } from "./reminders";
export { suggestedValidity, validityEnd } from "./validity";
