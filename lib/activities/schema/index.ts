export * from "./enrolment-form";
export * from "./forms";
export { type ActivityLimits, activityLimits } from "./limits";
export * from "./rules-form";
export type { Seen } from "./seen";
export {
  type ActivitySettings,
  activitySettings,
  type NamedLink,
  type Opening,
  type TownSettings,
  townSettings,
} from "./town";
