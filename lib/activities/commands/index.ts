export { createActivity, createStructure, type NewActivity, type NewStructure } from "./create";
export { enrolChildren } from "./enrol-children";
export { type ActivityOpening, openDays } from "./open-days";
export { setUpTown, type Town } from "./set-up-town";
