export { type DeclarableDay, type DeclarableDays, declarableDays } from "./declarable";
export type { Declaration, DeclaredDayView } from "./declarations";
export { type OwnAbsences, ownAbsences } from "./own";
export {
  ABSENCES_PER_PAGE,
  type AbsentChild,
  absentOn,
  proofsToCheck,
  type StaffAbsences,
  staffAbsences,
} from "./staff";
