import type { PlainDate } from "@/lib/dates";

/** Someone of one of two households that are to become one. */
export type MergedAdult = {
  id: string;
  name: string;
  nameKey: string;
  birthDate: PlainDate | null;
  email: string | null;
  accountId: string | null;
  position: number;
};
export type MergedChild = {
  id: string;
  name: string;
  nameKey: string;
  birthDate: PlainDate;
  /** The households in which the child sits. */
  homes: { householdId: string; rank: number }[];
  hasHealth: boolean;
  hasCustody: boolean;
};
export type Side = {
  id: string;
  status: "ACCEPTED" | "ACTIVE" | "ARCHIVED";
  externalRef: string | null;
  structureIds: string[];
  adults: MergedAdult[];
  children: MergedChild[];
};

/** Two rows of one person: `from` gives all it has to `into`. */
export type Pair = { from: string; into: string; name: string };

/** Who of the household that goes is the same person as who of the one that stays. */
export type Pairing = { adults: Pair[]; children: Pair[] };

/** Why two households cannot be merged as they are; `name` is the person's, `day` a date of the calendar. */
export type Conflict = {
  code:
    | "kept-unfinished"
    | "three-homes"
    | "two-custodies"
    | "two-healths"
    | "two-reservations"
    | "two-enrolments"
    | "pending"
    | "authority";
  name?: string;
  other?: string;
  day?: PlainDate;
};

/** The same name and birth date are the same person; an adult's birth date may be unknown. Nobody has two doubles. */
export function pairPeople(kept: Side, merged: Side): Pairing {
  const adults = couple(merged.adults, kept.adults, (a, b) => {
    const isSameBirth = a.birthDate === null || b.birthDate === null || a.birthDate === b.birthDate;
    return a.nameKey === b.nameKey && isSameBirth;
  });
  const alone = merged.children.filter(({ id }) => !kept.children.some((child) => child.id === id));
  const children = couple(
    alone,
    kept.children,
    (a, b) => a.nameKey === b.nameKey && a.birthDate === b.birthDate,
  );
  return {
    adults: adults.map(([from, into]) => ({ from: from.id, into: into.id, name: into.name })),
    children: children.map(([from, into]) =>
      // What cannot be moved decides which of the two rows stays.
      weight(from, kept, merged) > weight(into, kept, merged)
        ? { from: into.id, into: from.id, name: into.name }
        : { from: from.id, into: into.id, name: into.name },
    ),
  };
}

function couple<P extends { id: string }>(from: P[], into: P[], isSame: (a: P, b: P) => boolean): [P, P][] {
  const taken = new Set<string>();
  return from.flatMap((person): [P, P][] => {
    const double = into.find((other) => !taken.has(other.id) && isSame(person, other));
    if (!double) return [];
    taken.add(double.id);
    return [[person, double]];
  });
}

const elsewhere = ({ homes }: MergedChild, kept: Side, merged: Side) =>
  homes.filter(({ householdId }) => householdId !== kept.id && householdId !== merged.id);

function weight(child: MergedChild, kept: Side, merged: Side): number {
  const hasOtherHome = elsewhere(child, kept, merged).length > 0;
  return Number(hasOtherHome) * 4 + Number(child.hasCustody) * 2 + Number(child.hasHealth);
}

/** What stands in the way as far as people tell: see also the ties, reservations and waiting changes. */
export function peopleConflicts(kept: Side, merged: Side, { children }: Pairing): Conflict[] {
  const all = new Map([...kept.children, ...merged.children].map((child) => [child.id, child]));
  const unfinished: Conflict[] =
    kept.status === "ACCEPTED" && merged.status === "ACTIVE" ? [{ code: "kept-unfinished" }] : [];
  const shared = kept.children.filter((child) => merged.children.some(({ id }) => id === child.id));
  return [
    ...unfinished,
    ...shared.flatMap(({ hasCustody, name }): Conflict[] =>
      hasCustody ? [{ code: "two-custodies", name }] : [],
    ),
    ...children.flatMap(({ from, into, name }): Conflict[] => {
      const [giving, staying] = [all.get(from)!, all.get(into)!];
      const homes = new Set(
        [giving, staying].flatMap((child) => elsewhere(child, kept, merged).map((home) => home.householdId)),
      );
      return [
        ...(homes.size > 1 ? [{ code: "three-homes", name } as const] : []),
        ...(giving.hasCustody ? [{ code: "two-custodies", name } as const] : []),
        ...(giving.hasHealth ? [{ code: "two-healths", name } as const] : []),
      ];
    }),
  ];
}
