export { activityRules, type RulesOfActivity } from "./rules";
export { structures, structuresWith } from "./structures";
