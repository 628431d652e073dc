import "server-only";
import type { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { answersFacts, type WaitingAnswer } from "@/lib/answers/schema";
import { type DayRange, daysOf, type ViewRange, viewRange } from "@/lib/calendar/rules";
import { now as businessNow } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import { custodyFacts } from "@/lib/custody/schema";
import { dayOf, type PlainDate } from "@/lib/dates";
import { groupFor } from "@/lib/families/rules";
import { type OrganisationFacts, organisationFacts } from "@/lib/organisation/queries";
import { type CellDeadlines, deadlineBook, occupies, prioritiesOf } from "../rules";
import type { CalendarView } from "../schema";
import { type Blocks, blockOf, lackingFor, readBlocks } from "./blocks";
import { type CalendarCell, makeCell } from "./calendar-cell";
import { type CalendarRows, readCalendarRows } from "./calendar-rows";
import { type Offer, readOffers } from "./offers";

export type { CalendarCell } from "./calendar-cell";

export type CalendarSlot = {
  id: string;
  name: string;
  activityId: string;
  activity: string;
  startsAt: string;
  endsAt: string;
  /** On a day it comes with one of these, and with none of those. */
  needs: string[];
  excludes: string[];
};

export type CalendarChild = {
  id: string;
  firstName: string;
  lastName: string;
  slots: CalendarSlot[];
  days: { date: PlainDate; cells: CalendarCell[] }[];
};

export type Calendar = {
  view: CalendarView;
  /** The day that the view stands on. */
  date: PlainDate;
  range: ViewRange;
  /** When it was read. */
  now: Temporal.Instant;
  today: PlainDate;
  timeZone: string;
  schoolHolidays: (DayRange & { name: string })[];
  /** What keeps the household from asking for any day. */
  blocks: Blocks;
  /** Offers and proposals that wait for the household's answer. */
  answers: WaitingAnswer[];
  /** Whether any child is enrolled in these days, be there an open day or not. */
  isEnrolled: boolean;
  children: CalendarChild[];
};

const VIEWS = { mois: "month", semaine: "week", periode: "period" } as const;

/**
 * The month, week or period around `date` (today when null) of a parent's household, child by child, with what each
 * cell shows and allows. Three statements; one more where a structure makes documents a condition.
 */
export async function calendar(
  actor: ParentActor,
  { view, date: asked }: { view: CalendarView; date: PlainDate | null },
): Promise<Calendar> {
  allow(actor, "parent");
  const organisation = await organisationFacts(actor);
  const now = businessNow();
  const today = dayOf(now, organisation.timeZone);
  const date = asked ?? today;
  const range = viewRange(VIEWS[view], date, organisation.schoolHolidays);
  const offers = await readOffers(actor, range);
  const [rows, blocks] = await Promise.all([
    readCalendarRows(actor, offers, range),
    readBlocks(actor, offers[0]),
  ]);
  const cellOf = cells(actor, organisation, range, offers, rows, blocks);
  const days = daysOf(range);
  const byChild = Map.groupBy(offers, ({ childId }) => childId);
  return {
    view,
    date,
    range,
    now,
    today,
    timeZone: organisation.timeZone,
    schoolHolidays: organisation.schoolHolidays.filter(
      (h) => h.firstDay <= range.lastDay && h.lastDay >= range.firstDay,
    ),
    blocks,
    answers: answersFacts.parse(rows.answers),
    isEnrolled: offers.length > 0,
    children: [...byChild.values()]
      .map((own) => childOf(own, days, cellOf))
      .filter(({ slots }) => slots.length > 0),
  };
}

type CellOf = (offer: Offer, date: PlainDate) => CalendarCell | null;

/** Makes the cells from what was read: null on a day that its slot does not know. */
function cells(
  actor: ParentActor,
  organisation: OrganisationFacts,
  range: DayRange,
  offers: Offer[],
  { slotDays, booked, openDays }: CalendarRows,
  blocks: Blocks,
): CellOf {
  const now = businessNow();
  const dayAt = new Map(slotDays.map((day) => [`${day.slotId} ${day.groupId} ${day.date}`, day]));
  const bookedAt = new Map(booked.map((row) => [`${row.childId} ${row.slotId} ${row.date}`, row]));
  const custodyOf = new Map(
    offers.map(({ childId, custody }) => [childId, custodyFacts.nullable().parse(custody)]),
  );
  const books = new Map<string, ReturnType<typeof deadlineBook>>();
  const known = new Map<string, CellDeadlines>();
  const priorities = new Map(
    offers.map((one) => [
      `${one.childId} ${one.structureId}`,
      prioritiesOf(one.home, one.childId, one.structureId),
    ]),
  );
  // Brothers and sisters with the same priorities meet the same deadlines: each is worked out once.
  const deadlinesOf = (offer: Offer, date: PlainDate): CellDeadlines => {
    const { activityId, policies, startsAt } = offer;
    const first = priorities.get(`${offer.childId} ${offer.structureId}`)!;
    const key = `${activityId} ${date} ${startsAt} ${first}`;
    const before = known.get(key);
    if (before) return before;
    const book =
      books.get(activityId) ?? deadlineBook(policies, openDays[activityId] ?? [], organisation, range);
    books.set(activityId, book);
    const deadlines = book({ date, startsAt }, now, first);
    known.set(key, deadlines);
    return deadlines;
  };
  return (offer, date) => {
    if (date < offer.validFrom || (offer.validTo !== null && date > offer.validTo)) return null;
    const { childId, slotId, startsAt } = offer;
    const day = dayAt.get(`${slotId} ${offer.groupId} ${date}`);
    if (!day) return null;
    const row = bookedAt.get(`${childId} ${slotId} ${date}`);
    if (offer.archived && !(row && occupies(row.state))) return null;
    const gate = {
      isOtherHome: isOtherHome(custodyOf.get(childId) ?? null, date, startsAt, organisation.schoolHolidays),
      blocked: blockOf(blocks, childId),
      isWrongAge: groupFor(offer.birthDate, date, [offer]) === null,
    };
    const cell = makeCell(actor, offer, day, row, deadlinesOf(offer, date), now, gate);
    return { ...cell, lacking: cell.state === "blocked" ? lackingFor(blocks, childId) : [] };
  };
}

function childOf(offers: Offer[], days: PlainDate[], cellOf: CellOf): CalendarChild {
  const { childId, firstName, lastName } = offers[0]!;
  const rows = days.map((date) => ({
    date,
    cells: offers.map((offer) => cellOf(offer, date)).filter((cell) => cell !== null),
  }));
  const used = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.slotId)));
  // Two enrolments in one activity during these days give two offers of the same slot.
  const slots = new Map(
    offers.filter((offer) => used.has(offer.slotId)).map((offer) => [offer.slotId, offer]),
  );
  const others = ({ links }: Offer, kind: Offer["links"][number]["kind"]) =>
    links.filter((link) => link.kind === kind).map(({ other }) => other);
  return {
    id: childId,
    firstName,
    lastName,
    slots: [...slots.values()].map((offer) => ({
      id: offer.slotId,
      name: offer.slot,
      activityId: offer.activityId,
      activity: offer.activity,
      startsAt: offer.startsAt,
      endsAt: offer.endsAt,
      needs: others(offer, "NEEDS"),
      excludes: others(offer, "EXCLUDES"),
    })),
    days: rows.filter((row) => row.cells.length > 0),
  };
}
