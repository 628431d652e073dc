import type { ParsedHousehold } from "../schema";

/** Two children with the same key are the same child: same name without accents, same day of birth. */
export function childKey(child: { nameKey: string; birthDate: string }): string {
  return `${child.nameKey}|${child.birthDate}`;
}

/** Two households with the same key have the same reference. */
export function refKey(externalRef: string): string {
  return externalRef.toLowerCase();
}

/**
 * What to look for in the database before planImport: every known household that bears one of these
 * references, or in which one of these children or adults is, and every household of the children found.
 */
export function matchKeys(households: readonly ParsedHousehold[]) {
  const adults = households.flatMap((household) => household.adults);
  const children = new Map(
    households.flatMap((household) =>
      household.children.map(({ nameKey, birthDate }) => {
        const key = { nameKey, birthDate };
        return [childKey(key), key] as const;
      }),
    ),
  );
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return {
    externalRefs: distinct(households.map((household) => household.externalRef)),
    children: [...children.values()],
    emails: distinct(adults.map((adult) => adult.email)),
    phones: distinct(adults.map((adult) => adult.phone)),
  };
}
