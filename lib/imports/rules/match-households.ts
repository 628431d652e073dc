import type { ExistingHousehold, ParsedHousehold } from "../schema";
import { childKey, refKey } from "./keys";

type Adult = { nameKey: string; email: string | null; phone: string | null };

function shareAdult(household: { adults: Adult[] }, known: { adults: Adult[] }): boolean {
  return household.adults.some((a) =>
    known.adults.some(
      (b) =>
        a.nameKey === b.nameKey ||
        (a.email !== null && a.email === b.email?.toLowerCase()) ||
        (a.phone !== null && a.phone === b.phone),
    ),
  );
}

function shareChild(household: ParsedHousehold, known: ExistingHousehold): boolean {
  const keys = new Set(known.children.map(childKey));
  return household.children.some((child) => keys.has(childKey(child)));
}

/** The known families, found by reference, by child, by e-mail and by phone. */
export function indexKnown(existing: readonly ExistingHousehold[]) {
  const byRef = new Map<string, ExistingHousehold>();
  const byChild = new Map<string, ExistingHousehold[]>();
  const emails = new Set<string>();
  const phones = new Set<string>();
  for (const known of existing) {
    if (known.externalRef !== null) byRef.set(refKey(known.externalRef), known);
    for (const child of known.children) {
      byChild.set(childKey(child), [...(byChild.get(childKey(child)) ?? []), known]);
    }
    for (const { email, phone } of known.adults) {
      if (email !== null) emails.add(email.toLowerCase());
      if (phone !== null) phones.add(phone);
    }
  }
  return { byRef, byChild, emails, phones };
}
export type Known = ReturnType<typeof indexKnown>;

/**
 * The known household that each household of the file is. The same reference decides first, provided that a
 * child or an adult is common: otherwise the reference belongs to other people ("taken"). Then the same
 * child with the same e-mail, phone or name of an adult. One known household answers to one of the file.
 */
export function matchHouseholds(households: readonly ParsedHousehold[], known: Known) {
  const matches = new Map<ParsedHousehold, ExistingHousehold | "taken">();
  const claimed = new Set<ExistingHousehold>();
  for (const household of households) {
    const match = known.byRef.get(refKey(household.externalRef));
    if (!match) continue;
    const same = shareChild(household, match) || shareAdult(household, match);
    matches.set(household, same ? match : "taken");
    claimed.add(match);
  }
  for (const household of households) {
    if (matches.has(household)) continue;
    const match = household.children
      .flatMap((child) => known.byChild.get(childKey(child)) ?? [])
      .find((candidate) => !claimed.has(candidate) && shareAdult(household, candidate));
    if (!match) continue;
    matches.set(household, match);
    claimed.add(match);
  }
  return matches;
}
