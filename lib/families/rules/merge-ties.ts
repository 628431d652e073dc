import type { Conflict, Pair, Pairing, Side } from "./merge";

/** A row of guardianship as the database tells it. */
export type TieRow = {
  adult_id: string;
  child_id: string;
  parental_authority: "YES" | "NO" | "WITHDRAWN";
  may_collect: boolean;
  emergency_contact: boolean;
  payer_share: number;
  authority_file_id: string | null;
};

export type HomeRow = { household_id: string; child_id: string; rank: number };

type Difference<Row> = { removed: Row[]; added: Row[] };

/** Whom a person becomes: oneself, unless there is a double that stays. */
export const becoming = (pairs: readonly Pair[]) => {
  const stays = new Map(pairs.map(({ from, into }) => [from, into]));
  return (id: string) => stays.get(id) ?? id;
};

/** The rows that change so that the children of both households sit in the one that stays. */
export function moveHomes(kept: Side, merged: Side, { children }: Pairing): Difference<HomeRow> {
  const childOf = becoming(children);
  const homeOf = (id: string) => (id === merged.id ? kept.id : id);
  const all = [...kept.children, ...merged.children];
  const unique = new Map(all.map((child) => [child.id, child]));
  const before = [...unique.values()].flatMap(({ id, homes }) =>
    homes.map(({ householdId, rank }): HomeRow => ({ household_id: householdId, child_id: id, rank })),
  );
  // The rows of the child that stays come first: they keep their rank.
  const ordered = before.toSorted((a, b) => Number(isDouble(a, childOf)) - Number(isDouble(b, childOf)));
  const after: HomeRow[] = [];
  for (const row of ordered) {
    const [household_id, child_id] = [homeOf(row.household_id), childOf(row.child_id)];
    const own = after.filter((home) => home.child_id === child_id);
    if (own.some((home) => home.household_id === household_id)) continue;
    const rank = own.some((home) => home.rank === row.rank) ? 3 - row.rank : row.rank;
    after.push({ household_id, child_id, rank });
  }
  for (const home of after) {
    if (after.filter(({ child_id }) => child_id === home.child_id).length === 1) home.rank = 1;
  }
  return difference(before, after);
}

const isDouble = ({ child_id }: HomeRow, childOf: (id: string) => string) => childOf(child_id) !== child_id;

/**
 * The rights that change hands. Where both rows of one right exist, the one that stays counts; two that disagree about
 * authority are a conflict. Who pays for the child that stays goes on paying alone.
 */
export function moveTies(
  ties: readonly TieRow[],
  { adults, children }: Pairing,
  nameOf: (id: string) => string,
): Difference<TieRow> & { conflicts: Conflict[] } {
  const [adultOf, childOf] = [becoming(adults), becoming(children)];
  const key = (tie: TieRow) => `${tie.adult_id} ${tie.child_id}`;
  const isMoved = (tie: TieRow) =>
    adultOf(tie.adult_id) !== tie.adult_id || childOf(tie.child_id) !== tie.child_id;
  const after = new Map(ties.filter((tie) => !isMoved(tie)).map((tie) => [key(tie), { ...tie }]));
  const paid = new Set([...after.values()].flatMap((tie) => (tie.payer_share > 0 ? tie.child_id : [])));
  const conflicts: Conflict[] = [];
  for (const tie of ties.filter(isMoved)) {
    const moved = { ...tie, adult_id: adultOf(tie.adult_id), child_id: childOf(tie.child_id) };
    const present = after.get(key(moved));
    const isSameChild = moved.child_id === tie.child_id;
    if (!present) {
      const keepsShare = isSameChild || !paid.has(moved.child_id);
      after.set(key(moved), { ...moved, payer_share: keepsShare ? moved.payer_share : 0 });
      continue;
    }
    if (present.parental_authority !== moved.parental_authority) {
      conflicts.push({ code: "authority", name: nameOf(moved.adult_id), other: nameOf(moved.child_id) });
    }
    // Two rows of one adult over one and the same child: both were counted.
    if (isSameChild || !paid.has(moved.child_id)) {
      present.payer_share = Math.min(present.payer_share + moved.payer_share, 10_000);
    }
  }
  return { ...difference([...ties], [...after.values()]), conflicts };
}

function difference<Row extends object>(before: Row[], after: Row[]): Difference<Row> {
  const texts = (rows: Row[]) => new Set(rows.map((row) => JSON.stringify(row)));
  const [old, next] = [texts(before), texts(after)];
  return {
    removed: before.filter((row) => !next.has(JSON.stringify(row))),
    added: after.filter((row) => !old.has(JSON.stringify(row))),
  };
}
