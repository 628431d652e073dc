import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { organisationFacts } from "@/lib/organisation/queries";
import { previewCells } from "@/lib/reservations/commands";
import {
  type CellOutcome,
  type CellWish,
  MAX_CELLS,
  type RefusalReason,
  wishValue,
} from "@/lib/reservations/schema";
import { done, type Result, refuse } from "@/lib/result";
import type { Repeat } from "../schema";
import { type AskedDay, askedDays } from "./asked-days";

/** A day that would be asked for, as the value of its checkbox. */
export type RecapDay = { value: string; date: PlainDate; late: boolean; rank: number | null };

/** The days of one slot that one child may be sent for, and the full ones on which it may wait. */
export type RecapSlot = {
  slotId: string;
  activity: string;
  slot: string;
  days: RecapDay[];
  waits: RecapDay[];
};

export type RecapIgnored = {
  date: PlainDate;
  activity: string;
  slot: string;
  because: RefusalReason;
  /** The slot that the reason speaks of. */
  other: string | null;
};

export type RecapChild = { id: string; firstName: string; slots: RecapSlot[]; ignored: RecapIgnored[] };

const wishOf = (kind: "book" | "wait", { childId, slotDayId, version }: AskedDay): CellWish => ({
  ...{ kind, childId, slotDayId, version },
});

const isUsable = ({ outcome }: CellOutcome) => outcome !== "refused" && outcome !== "unchanged";

/**
 * What would become of a repetition if it were sent now, child by child: nothing is written. Refused when it names
 * more days than one sending takes.
 */
export async function repeatRecap(actor: ParentActor, repeat: Repeat): Promise<Result<RecapChild[]>> {
  allow(actor, "parent");
  const { schoolHolidays } = await organisationFacts(actor);
  const { children, days } = await askedDays(actor, repeat, schoolHolidays);
  if (days.length > MAX_CELLS) return refuse("too-many-cells");
  const outcomeOf = await preview(actor, days, "book");
  const full = days.filter((day) => day.mayWait && outcomeOf(day)?.because === "full");
  const waitOf = await preview(actor, full, "wait");
  return done(
    children.map((child) => {
      const own = days.filter(({ childId }) => childId === child.id);
      return { ...{ id: child.id, firstName: child.firstName }, ...sortOut(own, outcomeOf, waitOf) };
    }),
  );
}

type OutcomeOf = (day: AskedDay) => CellOutcome | undefined;

async function preview(actor: ParentActor, days: AskedDay[], kind: "book" | "wait"): Promise<OutcomeOf> {
  const outcomes = await previewCells(
    actor,
    days.map((day) => wishOf(kind, day)),
  );
  const byWish = new Map(outcomes.map((outcome) => [outcome.wish, outcome]));
  return (day) => byWish.get(wishValue(wishOf(kind, day)));
}

function sortOut(days: AskedDay[], outcomeOf: OutcomeOf, waitOf: OutcomeOf) {
  const slots = new Map<string, RecapSlot>();
  const ignored: RecapIgnored[] = [];
  for (const day of days) {
    const [booked, waited] = [outcomeOf(day), waitOf(day)];
    const { slotId, activity, slot, date } = day;
    const usable = booked && isUsable(booked) ? booked : waited && isUsable(waited) ? waited : null;
    if (!usable) {
      const { because, other } = waited ?? booked ?? { because: null, other: null };
      ignored.push({ date, activity, slot, because: because ?? "not-found", other });
      continue;
    }
    const of = slots.get(slotId) ?? { slotId, activity, slot, days: [], waits: [] };
    slots.set(slotId, of);
    const { wish: value, late, rank } = usable;
    of[usable === booked ? "days" : "waits"].push({ value, date, late, rank });
  }
  return { slots: [...slots.values()], ignored };
}
