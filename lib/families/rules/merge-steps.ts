import type { PlainDate } from "@/lib/dates";
import type { MovedTable, Step } from "../schema/moves";
import { type Conflict, type Pairing, peopleConflicts, type Side } from "./merge";
import { becoming, moveHomes, moveTies, type TieRow } from "./merge-ties";

/** A reservation of a child that gives all it has, with the one that the child that stays has for that slot and day. */
export type MergedReservation = {
  id: string;
  childId: string;
  date: PlainDate;
  isAhead: boolean;
  isAlive: boolean;
  rival: { id: string; isAlive: boolean } | null;
};

export type MergedWeek = { id: string; householdId: string; name: string; cells: string };

/** What belongs to the household that goes, or to people who give all they have. Ids by table. */
export type Belongings = {
  /** Rows of the household that goes. */
  owned: Partial<Record<MovedTable, string[]>>;
  /** Rows of children that give: child by row. */
  ofChildren: Partial<Record<MovedTable, { id: string; childId: string }[]>>;
  consentsOfAdults: { id: string; adultId: string }[];
  reservations: MergedReservation[];
  ties: TieRow[];
  /** `isDouble`: the person is tied to the child that stays as well. */
  personTies: { personId: string; childId: string; isDouble: boolean }[];
  custodyDays: { child_id: string; household_id: string; [column: string]: unknown }[];
  /** The usual weeks of both households; `cells` as JSON. */
  weeks: MergedWeek[];
  /** Children asked for twice in one period that is not over, with its activity. */
  twiceAsked: { childId: string; activity: string }[];
  /** The names of those of whom a change or a wish still waits. */
  pending: string[];
};

/** All that a merge will do, in the order in which it is done, and what stands in its way. */
export function planMerge(
  kept: Side,
  merged: Side,
  pairing: Pairing,
  belongings: Belongings,
): { steps: Step[]; conflicts: Conflict[] } {
  const [adultOf, childOf] = [becoming(pairing.adults), becoming(pairing.children)];
  const names = new Map(
    [...kept.adults, ...merged.adults, ...kept.children, ...merged.children].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const nameOf = (id: string) => names.get(id) ?? "";
  const ties = moveTies(belongings.ties, pairing, nameOf);
  const homes = moveHomes(kept, merged, pairing);
  const { stays, swaps, conflicts } = settleReservations(belongings.reservations, childOf, nameOf);

  const toKept = (table: MovedTable, ids: readonly string[]): Step => ({
    kind: "set",
    table,
    column: "household_id",
    rows: ids.map((id) => ({ id, from: merged.id, to: kept.id })),
  });
  const toChild = (table: MovedTable, rows: readonly { id: string; childId: string }[]): Step => ({
    kind: "set",
    table,
    column: "child_id",
    rows: rows.map(({ id, childId }) => ({ id, from: childId, to: childOf(childId) })),
  });
  const owned = Object.entries(belongings.owned) as [MovedTable, string[]][];
  const ofChildren = Object.entries(belongings.ofChildren) as [
    MovedTable,
    { id: string; childId: string }[],
  ][];
  const personTies = belongings.personTies;
  const custody = belongings.custodyDays;

  const steps: Step[] = [
    ...movePeople(kept, merged, pairing),
    ...swaps,
    toChild(
      "reservation",
      belongings.reservations.filter(({ id, rival }) => !stays.has(id) && !rival),
    ),
    ...owned.map(([table, ids]) =>
      toKept(
        table,
        ids.filter((id) => !stays.has(id)),
      ),
    ),
    ...ofChildren.map(([table, rows]) => toChild(table, rows)),
    ...moveWeeks(kept, merged, pairing, belongings.weeks),
    {
      kind: "set",
      table: "consent",
      column: "adult_id",
      rows: belongings.consentsOfAdults.map(({ id, adultId }) => ({
        id,
        from: adultId,
        to: adultOf(adultId),
      })),
    },
    { kind: "remove", table: "household_child", rows: homes.removed },
    { kind: "add", table: "household_child", rows: homes.added },
    { kind: "remove", table: "guardianship", rows: ties.removed },
    { kind: "add", table: "guardianship", rows: ties.added },
    { kind: "remove", table: "authorised_person_child", rows: personTies.map(personTie) },
    {
      kind: "add",
      table: "authorised_person_child",
      rows: personTies
        .filter(({ isDouble }) => !isDouble)
        .map(({ personId, childId }) => personTie({ personId, childId: childOf(childId) })),
    },
    { kind: "remove", table: "custody_day", rows: custody },
    { kind: "add", table: "custody_day", rows: custody.map((day) => ({ ...day, household_id: kept.id })) },
    {
      kind: "add",
      table: "household_structure",
      rows: merged.structureIds
        .filter((id) => !kept.structureIds.includes(id))
        .map((id) => ({ household_id: kept.id, structure_id: id })),
    },
    ...moveReference(kept, merged),
    {
      kind: "set",
      table: "household",
      column: "status",
      rows: [{ id: merged.id, from: merged.status, to: "ARCHIVED" }],
    },
  ];
  return {
    steps: steps.filter((step) => step.kind === "swap" || step.rows.length > 0),
    conflicts: [
      ...peopleConflicts(kept, merged, pairing),
      ...ties.conflicts,
      ...conflicts,
      ...belongings.twiceAsked.map(
        ({ childId, activity }): Conflict => ({
          code: "two-enrolments",
          name: nameOf(childId),
          other: activity,
        }),
      ),
      ...belongings.pending.map((name): Conflict => ({ code: "pending", name })),
    ],
  };
}

const personTie = ({ personId, childId }: { personId: string; childId: string }) => ({
  person_id: personId,
  child_id: childId,
});

/** Adults without a double go over, behind those who are there; of a double only the login does, where it is the only one. */
function movePeople(kept: Side, merged: Side, { adults }: Pairing): Step[] {
  const alone = merged.adults.filter(({ id }) => !adults.some(({ from }) => from === id));
  const last = Math.max(-1, ...kept.adults.map(({ position }) => position));
  const login = (side: Side, id: string) => side.adults.find((adult) => adult.id === id)?.accountId ?? null;
  const accounts = adults.flatMap(({ from, into }) => {
    const id = login(merged, from);
    return id && !login(kept, into) ? [{ id, from, to: into }] : [];
  });
  return [
    {
      kind: "set",
      table: "adult",
      column: "household_id",
      rows: alone.map(({ id }) => ({ id, from: merged.id, to: kept.id })),
    },
    {
      kind: "set",
      table: "adult",
      column: "position",
      rows: alone.map(({ id, position }, index) => ({
        id,
        from: String(position),
        to: String(last + 1 + index),
      })),
    },
    { kind: "set", table: "account", column: "adult_id", rows: accounts },
  ];
}

/** Usual weeks go over under a name that is free there, and name the children that stay. */
function moveWeeks(kept: Side, merged: Side, { children }: Pairing, weeks: readonly MergedWeek[]): Step[] {
  const set = (column: string, rows: { id: string; from: string; to: string }[]): Step => ({
    kind: "set",
    table: "week_template",
    column,
    rows: rows.filter(({ from, to }) => from !== to),
  });
  const plain = (name: string) => name.toLowerCase();
  const taken = new Set(weeks.map(({ name }) => plain(name)));
  const there = new Set(weeks.flatMap((week) => (week.householdId === kept.id ? [plain(week.name)] : [])));
  const freeName = (name: string) => {
    if (!there.has(plain(name))) return name;
    for (let count = 2; ; count++) {
      const free = `${name.slice(0, 54)} (${count})`;
      if (taken.has(plain(free))) continue;
      taken.add(plain(free));
      return free;
    }
  };
  const going = weeks.filter(({ householdId }) => householdId === merged.id);
  return [
    set(
      "name",
      going.map(({ id, name }) => ({ id, from: name, to: freeName(name) })),
    ),
    set(
      "household_id",
      going.map(({ id }) => ({ id, from: merged.id, to: kept.id })),
    ),
    set(
      "cells",
      weeks.map(({ id, cells }) => {
        const to = children.reduce((text, pair) => text.replaceAll(pair.from, pair.into), cells);
        return { id, from: cells, to };
      }),
    ),
  ];
}

/** The town's reference follows, so that its next file finds the family. */
function moveReference(kept: Side, merged: Side): Step[] {
  const reference = merged.externalRef;
  if (kept.externalRef || !reference) return [];
  const set = (id: string, from: string | null, to: string | null): Step => ({
    kind: "set",
    table: "household",
    column: "external_ref",
    rows: [{ id, from, to }],
  });
  return [set(merged.id, reference, null), set(kept.id, null, reference)];
}

/** `stays`: rows that remain with the child that gives, because the other has one of its own for that slot and day. */
function settleReservations(
  reservations: readonly MergedReservation[],
  childOf: (id: string) => string,
  nameOf: (id: string) => string,
): { stays: Set<string>; swaps: Step[]; conflicts: Conflict[] } {
  const rivals = reservations.filter(({ rival }) => rival !== null);
  const [both, one] = [
    rivals.filter(({ isAlive, rival }) => isAlive && rival?.isAlive),
    rivals.filter(({ isAlive, rival }) => isAlive && !rival?.isAlive),
  ];
  const byChild = Map.groupBy(one, ({ childId }) => childId);
  return {
    stays: new Set(rivals.flatMap((row) => (one.includes(row) ? [row.rival!.id] : [row.id]))),
    swaps: [...byChild].map(([from, rows]) => ({
      kind: "swap" as const,
      from,
      into: childOf(from),
      coming: rows.map(({ id }) => id),
      leaving: rows.map(({ rival }) => rival!.id),
    })),
    conflicts: both.flatMap(({ isAhead, childId, date }): Conflict[] =>
      isAhead ? [{ code: "two-reservations", name: nameOf(childId), day: date }] : [],
    ),
  };
}
