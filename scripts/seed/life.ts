import { Temporal } from "temporal-polyfill";
import { openDays } from "@/lib/activities/commands";
import type { SystemActor } from "@/lib/actor";
import { addDays, weekdayOf } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { comingDays, type DemoCell, demoCells } from "@/lib/demo/queries";
import { type RecordedReservation, recordReservations } from "@/lib/reservations/commands";
import { CAMP, type DemoTown, OUTING } from "./town";

/** The same numbers in [0, 1) at every loading (Park and Miller's generator). */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Fate = Pick<RecordedReservation, "state" | "attendance" | "reason">;

const plain = (state: Fate["state"]): Fate => ({ state, attendance: null, reason: null });

/** What became, or will become, of one day of a child that comes most days. */
function fateOf(roll: number, daysAhead: number): Fate | null {
  if (daysAhead < 0) {
    if (roll < 0.84) return { ...plain("RESERVED"), attendance: "PRESENT" };
    if (roll < 0.92) return { ...plain("RESERVED"), attendance: "ABSENT_JUSTIFIED" };
    return roll < 0.95 ? { ...plain("RESERVED"), attendance: "ABSENT_UNJUSTIFIED" } : null;
  }
  if (daysAhead < 9) return roll < 0.7 ? plain("RESERVED") : null;
  if (roll < 0.2) return plain("REQUESTED");
  if (roll < 0.28) return plain("RESERVED");
  if (roll < 0.31) return plain("CANCEL_REQUESTED");
  return roll < 0.33 ? { ...plain("REFUSED"), reason: "Le groupe est complet ce jour-là." } : null;
}

/** How far the demonstration's reservations go, around today. */
const BEFORE = 45;
const AFTER = 40;
/** The sixty families start without any reservation, and so does the outing. */
const FAMILIES_WITH_A_LIFE = 45;

/** Past attendance, reservations, requests that wait, a few refusals: what a commune looks like in a school year. */
export async function seedLife(actor: SystemActor, today: string, untouched: Set<string>): Promise<void> {
  const cells = await demoCells(actor, { firstDay: addDays(today, -BEFORE), lastDay: addDays(today, AFTER) });
  const households = Map.groupBy(
    cells.filter((cell) => ![OUTING, CAMP].includes(cell.activity) && !untouched.has(cell.householdId)),
    (cell) => cell.householdId,
  );
  const roll = dice(20_261_123);
  const taken = new Map<string, number>();
  const hasPlace = ({ slotDayId, capacity }: DemoCell) => {
    const held = (taken.get(slotDayId) ?? 0) + 1;
    if (held <= capacity) taken.set(slotDayId, held);
    return held <= capacity;
  };
  for (const [index, list] of [...households.values()].slice(0, FAMILIES_WITH_A_LIFE).entries()) {
    const rows = list.flatMap((cell) => {
      const fate = fateOf(roll(), daysBetween(today, cell.date));
      return fate && hasPlace(cell) ? recorded(cell, fate, index) : [];
    });
    // What waits and what was settled came in two sendings, the second one lately.
    const waiting = rows.filter(({ state }) => state === "REQUESTED" || state === "CANCEL_REQUESTED");
    const settled = rows.filter((row) => !waiting.includes(row));
    await recordReservations(
      actor,
      settled.map((row) => ({ ...row, at: ago({ hours: 24 * BEFORE }) })),
    );
    if (index % 3 === 0) await recordReservations(actor, waiting);
  }
}

function recorded(
  { activity: _, adultId: __, ...cell }: DemoCell,
  fate: Fate | null,
  index: number,
): RecordedReservation[] {
  return fate ? [{ ...cell, ...fate, at: ago({ minutes: 35 * index + 12 }) }] : [];
}

function ago(duration: Temporal.DurationLike): Date {
  return new Date(now().subtract(duration).epochMilliseconds);
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** Keeps one outing to come, on a Wednesday two days ahead at least, so that it can still be asked for. */
export async function keepOuting(
  actor: SystemActor,
  town: Pick<DemoTown, "outing">,
  today: string,
): Promise<void> {
  const soonest = addDays(today, 2);
  if ((await comingDays(actor, OUTING, soonest)).length > 0) return;
  let day = soonest;
  for (let tries = 0; tries < 70 && (await comingDays(actor, OUTING, soonest)).length === 0; tries += 1) {
    while (weekdayOf(day) !== 3) day = addDays(day, 1);
    await openDays(actor, {
      activityId: town.outing,
      firstDay: day,
      lastDay: day,
      weekdays: [3],
      season: "school",
      capacities: { "Tous âges": 10 },
    });
    day = addDays(day, 1);
  }
}
