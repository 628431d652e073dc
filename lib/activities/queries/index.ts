export { activityDays, daysReport, previewOpening } from "./days";
export {
  type ActivityDetail,
  activityDetail,
  type GroupDetail,
  linkableSlots,
  type SlotDetail,
} from "./detail";
export {
  type EnrolmentPeriodSettings,
  type EnrolmentSettings,
  enrolmentSettings,
} from "./enrolment-periods";
export { type ListedActivity, type StructureActivities, structuresActivities } from "./list";
export { activityRules, type RulesOfActivity } from "./rules";
export { structures, structuresWith } from "./structures";
