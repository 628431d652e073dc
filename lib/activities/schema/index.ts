export { type ActivityLimits, activityLimits } from "./limits";
export {
  type ActivitySettings,
  activitySettings,
  type Opening,
  type TownSettings,
  townSettings,
} from "./town";
