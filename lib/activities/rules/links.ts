/** A slot with those that a child may not have on the same day, and those of which one at least comes with it. */
export type LinkedSlot = { id: string; excludes: readonly string[]; needs: readonly string[] };

export type LinkProblem = "slot-link-both" | "slot-link-impossible";

/**
 * Why the links of a structure's slots cannot stand, or null: a slot excludes one that it needs (read both ways), or
 * no set of slots that holds it gives each of its own what it needs without two that exclude each other.
 */
export function linkProblem(slots: readonly LinkedSlot[]): LinkProblem | null {
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const excludes = (a: string, b: string) =>
    Boolean(bySlot.get(a)?.excludes.includes(b) || bySlot.get(b)?.excludes.includes(a));
  if (slots.some(({ id, needs }) => needs.some((other) => excludes(id, other)))) return "slot-link-both";

  const isPossible = (chosen: readonly string[]): boolean => {
    const lacking = chosen.find((id) => {
      const needs = bySlot.get(id)?.needs ?? [];
      return needs.length > 0 && !needs.some((other) => chosen.includes(other));
    });
    if (!lacking) return true;
    return bySlot
      .get(lacking)!
      .needs.some(
        (other) =>
          bySlot.has(other) && !chosen.some((id) => excludes(id, other)) && isPossible([...chosen, other]),
      );
  };
  return slots.every(({ id }) => isPossible([id])) ? null : "slot-link-impossible";
}
