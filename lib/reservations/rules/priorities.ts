import type { Priority } from "@/lib/deadlines/schema";

/** What of a household decides whether it may book before others. */
export type HomePriorities = {
  /** Its postal code is one of the town's own. */
  isResident: boolean;
  /** Each of its adults has a profession or an employer. */
  isWorking: boolean;
  /** Who of its children is enrolled where, this school year. */
  enrolled: { childId: string; structureId: string }[];
};

/** What lets a child book earlier in a structure: a brother or sister counts who is enrolled there too. */
export function prioritiesOf(home: HomePriorities, childId: string, structureId: string): Priority[] {
  const priorities: Priority[] = [];
  if (home.isResident) priorities.push("residents");
  if (home.enrolled.some((one) => one.structureId === structureId && one.childId !== childId)) {
    priorities.push("siblings");
  }
  if (home.isWorking) priorities.push("working-parents");
  return priorities;
}
