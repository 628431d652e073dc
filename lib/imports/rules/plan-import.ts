import type {
  ExistingHousehold,
  ImportPlan,
  LineError,
  LineNotice,
  ParsedHousehold,
  PlannedChild,
  PlannedHousehold,
} from "../schema";
import { childKey } from "./keys";
import { adultColumn, childSpot, MAX_HOMES } from "./link-households";
import { indexKnown, type Known, matchHouseholds } from "./match-households";
import { shorten } from "./read-line";

/** The children already there or to be there: their id if they have one yet, and in how many households. */
function countHomes(known: Known): Map<string, { id: string | null; homes: number }> {
  return new Map(
    [...known.byChild].map(([key, households]) => {
      const id = households[0]?.children.find((child) => childKey(child) === key)?.id ?? null;
      const homes = households.filter(({ children }) => children.some((child) => child.id === id)).length;
      return [key, { id, homes }];
    }),
  );
}

function noticesOf({ household, action, children }: PlannedHousehold, known: Known): LineNotice[] {
  const linked = children.filter(({ action, childId }) => action === "link" && childId !== null);
  const ofChildren = linked.map(
    ({ child }): LineNotice => ({ ...childSpot(child), code: "child-known", otherLine: null }),
  );
  if (action !== "create") return ofChildren;
  const ofAdults = household.adults.flatMap(({ email, phone }, rank): LineNotice[] => {
    const spot = { line: household.line, otherLine: null };
    const notices: LineNotice[] = [];
    if (email !== null && known.emails.has(email)) {
      const column = adultColumn(rank, "email");
      notices.push({ ...spot, column, value: shorten(email), code: "email-known" });
    }
    if (phone !== null && known.phones.has(phone)) {
      const column = adultColumn(rank, "telephone");
      notices.push({ ...spot, column, value: phone, code: "phone-known" });
    }
    return notices;
  });
  return [...ofAdults, ...ofChildren];
}

/**
 * What an import will do, given the known families that matchKeys asks for. Repeating an import plans
 * "present" everywhere. A known household is never changed except by the children that it has not; a household
 * to create gets logins only for e-mails that nobody has. Apply the households in this order, each in its own
 * transaction.
 */
export function planImport(
  households: readonly ParsedHousehold[],
  existing: readonly ExistingHousehold[],
): ImportPlan {
  const known = indexKnown(existing);
  const matches = matchHouseholds(households, known);
  const homes = countHomes(known);
  const emails = new Set(known.emails);
  const errors: LineError[] = [];

  const planChildren = (household: ParsedHousehold, match: ExistingHousehold | null): PlannedChild[] =>
    household.children.map((child) => {
      const present = match?.children.find((other) => childKey(other) === childKey(child));
      if (present) return { child, action: "present", childId: present.id };
      const home = homes.get(childKey(child));
      return { child, action: home ? "link" : "create", childId: home?.id ?? null };
    });

  const conflictsOf = (household: ParsedHousehold, children: PlannedChild[]): LineError[] => {
    if (matches.get(household) === "taken") {
      const { line, externalRef } = household;
      const spot = { line, column: "foyer", value: shorten(externalRef), otherLine: null } as const;
      return [{ ...spot, code: "reference-taken", expected: "own-reference" }];
    }
    return children
      .filter(
        ({ child, action }) => action === "link" && (homes.get(childKey(child))?.homes ?? 0) >= MAX_HOMES,
      )
      .map(({ child }) => ({
        ...childSpot(child),
        code: "third-household",
        expected: "two-households",
        otherLine: null,
      }));
  };

  const withLogins = (household: ParsedHousehold): ParsedHousehold => ({
    ...household,
    adults: household.adults.map((adult) => {
      const hasLogin = adult.email !== null && !emails.has(adult.email);
      if (adult.email !== null) emails.add(adult.email);
      return { ...adult, hasLogin };
    }),
  });

  const plan = (household: ParsedHousehold): PlannedHousehold => {
    const found = matches.get(household);
    const match = found === undefined || found === "taken" ? null : found;
    const children = planChildren(household, match);
    const conflicts = conflictsOf(household, children);
    if (conflicts.length > 0) {
      errors.push(...conflicts);
      return { household, action: "conflict", householdId: null, children: [] };
    }
    for (const { child, action, childId } of children) {
      if (action === "present") continue;
      const before = homes.get(childKey(child))?.homes ?? 0;
      homes.set(childKey(child), { id: childId, homes: before + 1 });
    }
    if (!match) return { household: withLogins(household), action: "create", householdId: null, children };
    const action = children.every((child) => child.action === "present") ? "present" : "complete";
    return { household, action, householdId: match.id, children };
  };

  const planned = households.map(plan);
  return {
    households: planned,
    errors,
    notices: planned.flatMap((household) => noticesOf(household, known)),
  };
}
