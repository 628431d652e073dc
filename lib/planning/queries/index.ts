export { type DayChoices, dayChoices, type NoPlace, type SlotChoice } from "./choices";
export {
  type PlannedActivity,
  type PlannedChild,
  type PlannedDate,
  type PlannedGroup,
  type PlannedSlot,
  type PlanningDay,
  planningDay,
} from "./day";
export { type HistoryStep, type ReservationStory, reservationStory } from "./reservation";
