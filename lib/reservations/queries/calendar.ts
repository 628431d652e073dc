import "server-only";
import type { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { type DayRange, monthDays } from "@/lib/calendar/rules";
import { now as businessNow, currentMonth } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import { custodyFacts } from "@/lib/custody/schema";
import type { PlainDate } from "@/lib/dates";
import type { DeadlineState } from "@/lib/deadlines/rules";
import { organisationFacts } from "@/lib/organisation/queries";
import {
  type CellChoice,
  type CellDeadlines,
  type CellFacts,
  choiceOf,
  deadlineBook,
  stateOf,
} from "../rules";
import { type CellState, wishValue } from "../schema";
import { type Blocks, blockOf, lackingFor, readBlocks } from "./blocks";
import { type Booked, type Day, readMonthRows } from "./month-rows";
import { type Offer, readOffers } from "./offers";

export type CalendarCell = {
  slotId: string;
  state: CellState;
  /** The checkbox's value; null when nothing can be asked. */
  value: string | null;
  choice: CellChoice;
  /** Where the deadline that matters for this cell stands. */
  deadline: DeadlineState;
  closedReason: "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | "STRUCTURE" | null;
  /** Why staff refused, if they did. */
  reason: string | null;
  /** The documents without which nothing can be asked. */
  lacking: string[];
};

export type CalendarChild = {
  id: string;
  firstName: string;
  lastName: string;
  slots: { id: string; name: string; activity: string; startsAt: string; endsAt: string }[];
  days: { date: PlainDate; cells: CalendarCell[] }[];
};

export type CalendarMonth = {
  month: string;
  today: PlainDate;
  timeZone: string;
  schoolHolidays: (DayRange & { name: string })[];
  /** What keeps the household from asking for any day. */
  blocks: Blocks;
  children: CalendarChild[];
};

/**
 * The month ("2026-11"; the current one when null) of a parent's household, child by child, with what
 * each cell shows and allows. Three statements; one more where a structure makes documents a condition.
 */
export async function calendarMonth(actor: ParentActor, asked: string | null): Promise<CalendarMonth> {
  allow(actor, "parent");
  const organisation = await organisationFacts(actor);
  const month = asked ?? currentMonth(organisation.timeZone);
  const days = monthDays(month);
  const range = { firstDay: days[0]!, lastDay: days.at(-1)! };
  const offers = await readOffers(actor, range);
  const childIds = [...new Set(offers.map((offer) => offer.childId))];
  const [{ slotDays, booked, openDays }, blocks] = await Promise.all([
    readMonthRows(offers, range),
    readBlocks(actor, offers[0]),
  ]);
  const now = businessNow();
  const dayOf = new Map(slotDays.map((day) => [`${day.slotId} ${day.groupId} ${day.date}`, day]));
  const bookedOf = new Map(booked.map((row) => [`${row.childId} ${row.slotId} ${row.date}`, row]));
  const custodyOf = new Map(
    offers.map(({ childId, custody }) => [childId, custodyFacts.nullable().parse(custody)]),
  );
  const books = new Map<string, ReturnType<typeof deadlineBook>>();
  const deadlinesOf = new Map<string, CellDeadlines>();
  // Brothers and sisters meet the same deadlines: each is worked out once.
  const deadlines = (offer: Offer, date: PlainDate): CellDeadlines => {
    const { activityId, startsAt } = offer;
    const key = `${activityId} ${date} ${startsAt}`;
    let known = deadlinesOf.get(key);
    if (!known) {
      const book =
        books.get(activityId) ??
        deadlineBook(offer.policies, openDays[activityId] ?? [], organisation, range);
      books.set(activityId, book);
      known = book({ date, startsAt }, now);
      deadlinesOf.set(key, known);
    }
    return known;
  };

  const cellOf = (offer: Offer, date: PlainDate): CalendarCell | null => {
    if (date < offer.validFrom || (offer.validTo !== null && date > offer.validTo)) return null;
    const day = dayOf.get(`${offer.slotId} ${offer.groupId} ${date}`);
    if (!day) return null;
    const { childId, slotId, startsAt } = offer;
    const custody = custodyOf.get(childId) ?? null;
    const gate = {
      isOtherHome: isOtherHome(custody, date, startsAt, organisation.schoolHolidays),
      blocked: blockOf(blocks, childId),
    };
    const row = bookedOf.get(`${childId} ${slotId} ${date}`);
    const cell = makeCell(actor, offer, day, row, deadlines(offer, date), now, gate);
    return { ...cell, lacking: cell.state === "blocked" ? lackingFor(blocks, childId) : [] };
  };

  return {
    month,
    today: now.toZonedDateTimeISO(organisation.timeZone).toPlainDate().toString(),
    timeZone: organisation.timeZone,
    schoolHolidays: organisation.schoolHolidays.filter(
      (h) => h.firstDay <= range.lastDay && h.lastDay >= range.firstDay,
    ),
    blocks,
    children: childIds.map((childId) =>
      childMonth(
        offers.filter((o) => o.childId === childId),
        days,
        cellOf,
      ),
    ),
  };
}

function makeCell(
  actor: ParentActor,
  offer: Offer,
  day: Day,
  row: Booked | undefined,
  { book, cancel, startsAt }: CellDeadlines,
  now: Temporal.Instant,
  gate: Pick<CellFacts, "isOtherHome" | "blocked">,
): Omit<CalendarCell, "lacking"> {
  const own = row?.householdId === actor.householdId;
  const facts: CellFacts = {
    ...day,
    ...gate,
    capacityMode: offer.capacityMode,
    cancelMode: offer.cancelMode,
    reservation: row ? { state: row.state, own, attendance: row.attendance } : null,
  };
  const choice = choiceOf(facts, book, cancel, startsAt, now);
  const state = stateOf(facts, choice);
  let value: string | null = null;
  if (choice.action === "book")
    value = wishValue({ kind: "book", childId: offer.childId, slotDayId: day.id });
  else if (choice.action && row)
    value = wishValue({ kind: choice.action, reservationId: row.id, version: row.version });
  return {
    slotId: offer.slotId,
    state,
    value,
    choice,
    deadline: state === "reserved" ? cancel : book,
    closedReason: day.closedReason,
    reason: own ? (row?.reason ?? null) : null,
  };
}

function childMonth(
  offers: Offer[],
  days: PlainDate[],
  cellOf: (offer: Offer, date: PlainDate) => CalendarCell | null,
): CalendarChild {
  const { childId, firstName, lastName } = offers[0]!;
  const rows = days.map((date) => ({
    date,
    cells: offers.map((o) => cellOf(o, date)).filter((c) => c !== null),
  }));
  const used = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.slotId)));
  // Two enrolments in one activity during the month give two offers of the same slot.
  const slots = new Map(offers.filter((o) => used.has(o.slotId)).map((o) => [o.slotId, o]));
  return {
    id: childId,
    firstName,
    lastName,
    slots: [...slots.values()].map((o) => ({
      id: o.slotId,
      name: o.slot,
      activity: o.activity,
      startsAt: o.startsAt,
      endsAt: o.endsAt,
    })),
    days: rows.filter((row) => row.cells.length > 0),
  };
}
