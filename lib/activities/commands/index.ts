export { createActivity, createStructure, type NewActivity, type NewStructure } from "./create";
export { enrolChildren } from "./enrol-children";
export { type ActivityOpening, openDays } from "./open-days";
export { removePolicy, savePolicy } from "./save-policy";
export { saveAbsenceRule, saveActivityRules } from "./save-rules";
export { setUpTown, type Town } from "./set-up-town";
