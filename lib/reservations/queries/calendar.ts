import "server-only";
import type { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { type DayRange, monthDays } from "@/lib/calendar/rules";
import { now as businessNow, currentMonth } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import type { DeadlineState } from "@/lib/deadlines/rules";
import { organisationFacts } from "@/lib/organisation/queries";
import {
  type AttendanceStatus,
  type CellChoice,
  type CellDeadlines,
  choiceOf,
  deadlineBook,
  type PolicyFacts,
  type ReservationState,
  stateOf,
} from "../rules";
import { type CellState, wishValue } from "../schema";
import { openDaysAround, ownChildren, policiesColumn } from "./facts";

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
  children: CalendarChild[];
};

type Offer = {
  childId: string;
  firstName: string;
  lastName: string;
  groupId: string;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  activityId: string;
  activity: string;
  capacityMode: "FIRST_COME" | "ALLOCATE";
  cancelMode: "ON_REQUEST" | "NEVER";
  policies: PolicyFacts[];
  slotId: string;
  slot: string;
  startsAt: string;
  endsAt: string;
};
type Day = {
  id: string;
  slotId: string;
  groupId: string;
  date: PlainDate;
  open: boolean;
  closedReason: CalendarCell["closedReason"];
  capacity: number;
  held: number;
};
type Booked = {
  id: string;
  childId: string;
  slotId: string;
  date: PlainDate;
  householdId: string;
  state: ReservationState;
  version: number;
  reason: string | null;
  attendance: AttendanceStatus | null;
};

/** What each child of the actor's household may attend in the month, flat: one row per child and slot. */
function readOffers(actor: ParentActor, range: DayRange): Promise<Offer[]> {
  return db().$queryRaw<Offer[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT own.id AS "childId", own.first_name AS "firstName", own.last_name AS "lastName",
           e.group_id AS "groupId", e.valid_from::text AS "validFrom", e.valid_to::text AS "validTo",
           activity.id AS "activityId", activity.name AS activity, activity.capacity_mode::text AS "capacityMode",
           activity.cancel_mode::text AS "cancelMode", ${policiesColumn} AS policies,
           s.id AS "slotId", s.name AS slot, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM own
    JOIN enrolment e ON e.child_id = own.id AND e.valid_from <= ${range.lastDay}::date
                    AND (e.valid_to IS NULL OR e.valid_to >= ${range.firstDay}::date)
    JOIN activity ON activity.id = e.activity_id
    JOIN structure st ON st.id = activity.structure_id
    JOIN slot s ON s.activity_id = activity.id
    ORDER BY own.birth_date, own.id, st.position, activity.position, activity.id, s.position, s.id`;
}

/**
 * The month ("2026-11"; the current one when null) of a parent's household, child by child, with what
 * each cell shows and allows. Four statements, five where a rule counts the activity's open days.
 */
export async function calendarMonth(actor: ParentActor, asked: string | null): Promise<CalendarMonth> {
  allow(actor, "parent");
  const organisation = await organisationFacts(actor);
  const month = asked ?? currentMonth(organisation.timeZone);
  const days = monthDays(month);
  const range = { firstDay: days[0]!, lastDay: days.at(-1)! };
  const offers = await readOffers(actor, range);
  const childIds = [...new Set(offers.map((offer) => offer.childId))];
  const groupIds = [...new Set(offers.map((offer) => offer.groupId))];
  const [slotDays, booked, openDays] = await Promise.all([
    db().$queryRaw<Day[]>`
      SELECT id, slot_id AS "slotId", group_id AS "groupId", date::text, open, closed_reason::text AS "closedReason",
             capacity, held
      FROM slot_day
      WHERE group_id = ANY(${groupIds}::uuid[]) AND date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date`,
    db().$queryRaw<Booked[]>`
      SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.date::text, r.household_id AS "householdId",
             r.state::text, r.version, r.reason, a.status::text AS attendance
      FROM reservation r LEFT JOIN attendance a ON a.reservation_id = r.id
      WHERE r.child_id = ANY(${childIds}::uuid[]) AND r.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date`,
    openDaysAround(db(), offers, range),
  ]);
  const now = businessNow();
  const dayOf = new Map(slotDays.map((day) => [`${day.slotId} ${day.groupId} ${day.date}`, day]));
  const bookedOf = new Map(booked.map((row) => [`${row.childId} ${row.slotId} ${row.date}`, row]));
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
        deadlineBook(offer.policies, openDays.get(activityId) ?? [], organisation, range);
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
    return makeCell(
      actor,
      offer,
      day,
      bookedOf.get(`${offer.childId} ${offer.slotId} ${date}`),
      deadlines(offer, date),
      now,
    );
  };

  return {
    month,
    today: now.toZonedDateTimeISO(organisation.timeZone).toPlainDate().toString(),
    timeZone: organisation.timeZone,
    schoolHolidays: organisation.schoolHolidays.filter(
      (h) => h.firstDay <= range.lastDay && h.lastDay >= range.firstDay,
    ),
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
): CalendarCell {
  const own = row?.householdId === actor.householdId;
  const facts = {
    ...day,
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
