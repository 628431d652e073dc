import type { ExistingHousehold, ImportPlan, LineError, PlannedHousehold, SettledHousehold } from "../schema";
import { shorten } from "./read-line";

/** What the database says of where known households and the file's structures stand. */
export type Grounds = {
  existing: readonly ExistingHousehold[];
  /** The structures of each known household. */
  structuresOf: ReadonlyMap<string, readonly string[]>;
  /** The id of each structure that the file may name. */
  structureIds: ReadonlyMap<string, string>;
  /** The structures that whoever imports answers for. */
  own: "all" | readonly string[];
};

/**
 * What the plan becomes for the person who imports. A known household of other structures only is not theirs to
 * complete, nor its child theirs to share: that needs an administrator. A household of theirs to which the file
 * gives a new structure is completed by it.
 */
export function settlePlan(
  plan: ImportPlan,
  { existing, structuresOf, structureIds, own }: Grounds,
): { households: SettledHousehold[]; errors: LineError[] } {
  const errors = [...plan.errors];
  const homes = new Map<string, string[]>();
  for (const { id, children } of existing) {
    for (const child of children) homes.set(child.id, [...(homes.get(child.id) ?? []), id]);
  }
  const isOwn = (householdId: string) =>
    own === "all" || (structuresOf.get(householdId) ?? []).some((id) => own.includes(id));

  const settle = (planned: PlannedHousehold): SettledHousehold => {
    const { household, householdId, children } = planned;
    const known = [
      ...(householdId ? [householdId] : []),
      ...children.flatMap(({ childId, action }) =>
        childId && action === "link" ? (homes.get(childId) ?? []) : [],
      ),
    ];
    if (!known.every(isOwn)) {
      const { line, externalRef } = household;
      const spot = { line, column: "foyer", value: shorten(externalRef), otherLine: null } as const;
      errors.push({ ...spot, code: "other-structure", expected: "administrator" });
      return { ...planned, action: "conflict", householdId: null, children: [], structureIds: [] };
    }
    const named = new Set(household.children.flatMap(({ structure }) => structureIds.get(structure) ?? []));
    const held = householdId ? (structuresOf.get(householdId) ?? []) : [];
    const missing = [...named].filter((id) => !held.includes(id));
    const action = planned.action === "present" && missing.length > 0 ? "complete" : planned.action;
    return { ...planned, action, structureIds: missing };
  };

  const households = plan.households.map(settle);
  return { households, errors: errors.sort((a, b) => a.line - b.line) };
}
