import type { ActivityLimits } from "@/lib/activities/schema";
import { mondayOf, periodsOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";

/** EXCLUDES: one or the other on a day, whichever way round. NEEDS: `slotId` comes with one of those it needs. */
export type SlotLink = { slotId: string; otherId: string; kind: "EXCLUDES" | "NEEDS" };

/** One slot of a child on a day. */
export type Held = { childId: string; date: PlainDate; slotId: string; activityId: string };

/**
 * A wish that can be granted by itself. `takes`: the child has the slot afterwards, else it gives it up. `keeps`: it
 * asks to give it up, and has it until staff decide.
 */
export type Granted = Held & { key: string; takes: boolean; keeps: boolean };

/** Why a wish falls, with the slot meant where the reason speaks of one. */
export type Fall = {
  because: "excluded" | "needs" | "needed" | "limit-max" | "limit-min";
  otherId: string | null;
};

/** What activities ask of the days of one child. */
export type TogetherRules = {
  links: readonly SlotLink[];
  /** By activity. */
  limits: ReadonlyMap<string, ActivityLimits>;
  schoolHolidays: readonly { name: string; firstDay: PlainDate; lastDay: PlainDate }[];
};

const dayKey = ({ childId, date }: Held) => `${childId} ${date}`;
const groupBy = <T>(list: Iterable<T>, key: (one: T) => string) => Map.groupBy(list, key);

/**
 * Which of the wishes of one sending fall because of what the child then has on the same day, in the same week or
 * period, beside what `standing` names (whatever the wishes are about left out). What is judged is the end state of
 * the whole sending; a wish that falls leaves the others to be judged again, until all that is left may stand. Of two
 * ticked slots that exclude each other, and of days beyond a maximum, the ones ticked first stay.
 */
export function fallsTogether(
  wishes: readonly Granted[],
  standing: readonly Held[],
  rules: TogetherRules,
): Map<string, Fall> {
  const fallen = new Map<string, Fall>();
  if (rules.links.length === 0 && rules.limits.size === 0) return fallen;
  const judges = [excluded, needing, tooMany, tooFew];
  for (;;) {
    const left = wishes.filter(({ key }) => !fallen.has(key));
    // A wish that fell leaves its cell as it was: a slot that would have been given up stands.
    const stays = wishes.filter(({ key, takes }) => fallen.has(key) && !takes);
    const state = { left, standing: [...standing, ...stays], rules };
    const falls = judges.map((judge) => judge(state)).find((some) => some.length > 0);
    if (!falls) return fallen;
    for (const [key, fall] of falls) if (!fallen.has(key)) fallen.set(key, fall);
  }
}

type State = { left: readonly Granted[]; standing: readonly Held[]; rules: TogetherRules };
type Falls = [key: string, fall: Fall][];

function excluded({ left, standing, rules }: State): Falls {
  const pairs = rules.links.filter(({ kind }) => kind === "EXCLUDES");
  if (pairs.length === 0) return [];
  const others = (slotId: string) =>
    pairs.flatMap((pair) =>
      pair.slotId === slotId ? [pair.otherId] : pair.otherId === slotId ? [pair.slotId] : [],
    );
  const had = groupBy([...standing, ...left.filter(({ keeps }) => keeps)], dayKey);
  const taken = new Map<string, Set<string>>();
  return left.flatMap((wish): Falls => {
    if (!wish.takes) return [];
    const day = dayKey(wish);
    const before = taken.get(day) ?? new Set(had.get(day)?.map(({ slotId }) => slotId));
    taken.set(day, before);
    const otherId = others(wish.slotId).find((id) => before.has(id));
    if (otherId) return [[wish.key, { because: "excluded", otherId }]];
    before.add(wish.slotId);
    return [];
  });
}

function needing({ left, standing, rules }: State): Falls {
  const needs = groupBy(
    rules.links.filter(({ kind }) => kind === "NEEDS"),
    ({ slotId }) => slotId,
  );
  if (needs.size === 0) return [];
  const afterwards = new Map(
    [...groupBy([...standing, ...left.filter(({ takes }) => takes)], dayKey)].map(([day, list]) => [
      day,
      new Set(list.map(({ slotId }) => slotId)),
    ]),
  );
  const has = (wish: Held, slotId: string) => afterwards.get(dayKey(wish))?.has(slotId) ?? false;
  const lacks = (wish: Held, slotId: string) => {
    const ids = needs.get(slotId)?.map(({ otherId }) => otherId) ?? [];
    return ids.length > 0 && !ids.some((id) => has(wish, id)) ? ids : null;
  };
  return left.flatMap((wish): Falls => {
    if (wish.takes) {
      const ids = lacks(wish, wish.slotId);
      return ids ? [[wish.key, { because: "needs", otherId: ids[0]! }]] : [];
    }
    const needy = [...needs].find(
      ([slotId, list]) =>
        list.some(({ otherId }) => otherId === wish.slotId) && has(wish, slotId) && lacks(wish, slotId),
    );
    return needy ? [[wish.key, { because: "needed", otherId: needy[0] }]] : [];
  });
}

type Span = { bounds: { min?: number | undefined; max?: number | undefined }; wishes: Granted[]; days: Days };
type Days = { before: Set<PlainDate>; after: Set<PlainDate> };

/** The weeks and periods with a bound that the wishes touch: the days that the child had of the activity, and has then. */
function spans({ left, standing, rules }: State): Span[] {
  const found: Span[] = [];
  const bounded = groupBy(
    left.filter(({ activityId }) => rules.limits.has(activityId)),
    ({ childId, activityId }) => `${childId} ${activityId}`,
  );
  for (const wishes of bounded.values()) {
    const { childId, activityId } = wishes[0]!;
    const own = standing.filter((one) => one.childId === childId && one.activityId === activityId);
    const { week, period } = rules.limits.get(activityId)!;
    const kinds = [
      { bounds: week, startOf: mondayOf },
      { bounds: period, startOf: (date: PlainDate) => periodsOf(rules.schoolHolidays, date).firstDay },
    ];
    for (const { bounds, startOf } of kinds) {
      if (!bounds) continue;
      const stands = groupBy(own, ({ date }) => startOf(date));
      for (const [start, of] of groupBy(wishes, ({ date }) => startOf(date))) {
        const kept = (stands.get(start) ?? []).map(({ date }) => date);
        const given = of.filter(({ takes }) => !takes).map(({ date }) => date);
        const taken = of.filter(({ takes }) => takes).map(({ date }) => date);
        const days = { before: new Set([...kept, ...given]), after: new Set([...kept, ...taken]) };
        found.push({ bounds, wishes: of, days });
      }
    }
  }
  return found;
}

function tooMany(state: State): Falls {
  return spans(state).flatMap(({ bounds: { max }, wishes, days: { before, after } }): Falls => {
    if (max === undefined || after.size <= max) return [];
    const added = [...new Set(wishes.filter(({ takes }) => takes).map(({ date }) => date))].filter(
      (date) => !before.has(date),
    );
    const over = new Set(added.slice(Math.max(0, added.length - (after.size - max))));
    return wishes
      .filter(({ takes, date }) => takes && over.has(date))
      .map(({ key }) => [key, { because: "limit-max", otherId: null }]);
  });
}

function tooFew(state: State): Falls {
  return spans(state).flatMap(({ bounds: { min }, wishes, days: { before, after } }): Falls => {
    if (min === undefined || after.size === 0 || after.size >= min) return [];
    // Days that come and go for others of the same day change nothing here.
    if (after.size === before.size && [...after].every((date) => before.has(date))) return [];
    return wishes.map(({ key }) => [key, { because: "limit-min", otherId: null }]);
  });
}
