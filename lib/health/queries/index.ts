export { type HealthReader, type HealthReaders, healthReaders, READINGS_PER_PAGE } from "./readers";
export { type ChildHealth, childrenHealth, healthChild, staffChildHealth } from "./staff-child-health";
