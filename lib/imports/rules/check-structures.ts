import { normaliseName } from "@/lib/names";
import type { LineError, ParsedFile, ParsedHousehold } from "../schema";
import { linkHouseholds } from "./link-households";
import { shorten } from "./read-line";

/**
 * Compares the structures of a file with those that exist, without regard to case and accents: each child gets
 * the structure's own spelling, and a household with an unknown structure is left out.
 */
export function checkStructures(file: ParsedFile, knownNames: readonly string[]): ParsedFile {
  const known = new Map(knownNames.map((name) => [normaliseName(name), name]));
  const find = (name: string) => known.get(normaliseName(name));
  const errors: LineError[] = [];

  const kept = file.households.flatMap((household): ParsedHousehold[] => {
    const unknown = household.children.filter((child) => find(child.structure) === undefined);
    for (const { line, structure } of unknown) {
      const spot = { line, column: "structure", value: shorten(structure), otherLine: null } as const;
      errors.push({ ...spot, code: "unknown-structure", expected: "structure" });
    }
    if (unknown.length > 0) return [];
    const children = household.children.map((child) => ({
      ...child,
      structure: find(child.structure) ?? child.structure,
    }));
    return [{ ...household, children }];
  });

  const linked = linkHouseholds(kept);
  return {
    ...file,
    households: linked.households,
    excluded: file.excluded + file.households.length - linked.households.length,
    errors: [...file.errors, ...errors].sort((a, b) => a.line - b.line),
    notices: linked.notices,
  };
}
