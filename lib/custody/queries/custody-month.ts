import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { type DayRange, holidayOn, monthDays } from "@/lib/calendar/rules";
import { currentMonth, now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { organisationFacts } from "@/lib/organisation/queries";
import { custodyOn, type DayCustody, hasWholeDay, planOn } from "../rules";
import { type CustodyFacts, type CustodyPattern, custodyFacts, type Rank } from "../schema";
import { factsColumn, type SqlRange } from "./facts";

/** Which home has the child: the reader's own, the other one, or nobody knows. */
export type Who = "own" | "other" | null;

export type CustodyDayView = {
  date: PlainDate;
  morning: Who;
  evening: Who;
  /** "HH:MM" where the child changes homes that day. */
  changeAt: string | null;
  why: DayCustody["why"];
  holiday: string | null;
  /** Whether the reader may give this day to the other home, or take back what its own home gave. */
  mayGive: boolean;
  mayTakeBack: boolean;
};

export type CustodyMonth = {
  childId: string;
  firstName: string;
  lastName: string;
  month: string;
  today: PlainDate;
  /** The pattern in force on the last day shown; null where none is. */
  pattern: CustodyPattern | null;
  rank: Rank;
  days: CustodyDayView[];
};

type Row = {
  firstName: string;
  lastName: string;
  facts: unknown;
  /** Days given to the other home by the reader's own, which may take them back. */
  given: PlainDate[];
};

const sqlRange = ({ firstDay, lastDay }: DayRange): SqlRange => ({
  first: Prisma.sql`${firstDay}::date`,
  last: Prisma.sql`${lastDay}::date`,
});

/**
 * The custody calendar of a child that the actor shares with another home, in a month ("2026-11"; the current one when
 * null): own days and the other home's, of which it tells nothing else. Null for a child of one home, and without
 * parental authority. Two statements.
 */
export async function custodyMonth(
  actor: ParentActor,
  childId: string,
  asked: string | null,
): Promise<CustodyMonth | null> {
  allow(actor, "parent");
  if (!uuid.safeParse(childId).success) return null;
  const { timeZone, schoolHolidays } = await organisationFacts(actor);
  const month = asked ?? currentMonth(timeZone);
  const dates = monthDays(month);
  const range = { firstDay: dates[0]!, lastDay: dates.at(-1)! };
  const id = Prisma.sql`c.id`;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT c.first_name AS "firstName", c.last_name AS "lastName",
      ${factsColumn(id, Prisma.sql`hc.rank`, sqlRange(range))} AS facts,
      ARRAY(SELECT cd.date::text
            FROM custody_day cd
            JOIN account a ON a.id = cd.account_id
            JOIN adult giver ON giver.id = a.adult_id AND giver.household_id = hc.household_id
            WHERE cd.child_id = c.id AND cd.household_id <> hc.household_id) AS given
    FROM household_child hc
    JOIN child c ON c.id = hc.child_id
    JOIN guardianship g ON g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid
                       AND g.parental_authority = 'YES'
    WHERE hc.child_id = ${childId}::uuid AND hc.household_id = ${actor.householdId}::uuid
      AND EXISTS (SELECT 1 FROM household_child away
                  WHERE away.child_id = c.id AND away.household_id <> hc.household_id)`;
  if (!row) return null;
  const facts = custodyFacts.parse(row.facts);
  const today = dayOf(now(), timeZone);
  return {
    ...{ childId, month, today, firstName: row.firstName, lastName: row.lastName },
    pattern: planOn(facts.plans, range.lastDay)?.pattern ?? null,
    rank: facts.rank,
    days: dates.map((date) => {
      const day = custodyOn(facts, date, schoolHolidays);
      return {
        ...viewOf(day, facts.rank),
        ...{ date, holiday: holidayOn(date, schoolHolidays)?.name ?? null },
        mayGive: date >= today && hasWholeDay(day, facts.rank),
        mayTakeBack: date >= today && row.given.includes(date),
      };
    }),
  };
}

function viewOf({ morning, evening, changeAt, why }: DayCustody, own: Rank) {
  const who = (rank: Rank | null): Who => (rank === null ? null : rank === own ? "own" : "other");
  return { morning: who(morning), evening: who(evening), changeAt, why };
}

/** A home as staff see it: unnamed where it has no structure of theirs. */
export type StaffHome = { rank: Rank; householdId: string | null; names: string | null };

export type StaffCustody = {
  childId: string;
  firstName: string;
  lastName: string;
  month: string;
  today: PlainDate;
  homes: StaffHome[];
  plans: { id: string; validFrom: PlainDate; validTo: PlainDate | null; pattern: CustodyPattern }[];
  days: (DayCustody & { date: PlainDate; holiday: string | null })[];
};

type StaffRow = {
  firstName: string;
  lastName: string;
  homes: StaffHome[];
  plans: StaffCustody["plans"];
  facts: unknown;
};

/**
 * The custody of one child of a household that the actor sees, with every plan and one month; null where the child
 * has one home. Two statements.
 */
export async function staffCustody(
  actor: StaffActor,
  { householdId, childId, month: asked }: { householdId: string; childId: string; month: string | null },
): Promise<StaffCustody | null> {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(childId).success || !uuid.safeParse(householdId).success) return null;
  const { timeZone, schoolHolidays } = await organisationFacts(actor);
  const month = asked ?? currentMonth(timeZone);
  const dates = monthDays(month);
  const range = { firstDay: dates[0]!, lastDay: dates.at(-1)! };
  const [row] = await db().$queryRaw<StaffRow[]>`
    SELECT c.first_name AS "firstName", c.last_name AS "lastName",
      (SELECT json_agg(json_build_object('rank', home.rank,
                'householdId', CASE WHEN seen.yes THEN home.household_id END,
                'names', CASE WHEN seen.yes THEN (SELECT string_agg(ad.first_name || ' ' || ad.last_name, ', '
                                                                  ORDER BY ad.position, ad.id)
                                                  FROM adult ad WHERE ad.household_id = home.household_id) END)
              ORDER BY home.rank)
       FROM household_child home
       CROSS JOIN LATERAL (SELECT ${seesAs(actor, "FAMILIES", Prisma.sql`home.household_id`)} AS yes) seen
       WHERE home.child_id = c.id) AS homes,
      COALESCE((SELECT json_agg(json_build_object('id', p.id, 'validFrom', p.valid_from, 'validTo', p.valid_to,
                                                  'pattern', p.pattern) ORDER BY p.valid_from)
                FROM custody_plan p WHERE p.child_id = c.id), '[]') AS plans,
      ${factsColumn(Prisma.sql`c.id`, Prisma.sql`hc.rank`, sqlRange(range))} AS facts
    FROM household_child hc
    JOIN child c ON c.id = hc.child_id
    WHERE hc.child_id = ${childId}::uuid AND hc.household_id = ${householdId}::uuid
      AND ${seesAs(actor, "FAMILIES", Prisma.sql`hc.household_id`)}
      AND EXISTS (SELECT 1 FROM household_child away
                  WHERE away.child_id = c.id AND away.household_id <> hc.household_id)`;
  if (!row) return null;
  const facts: CustodyFacts = custodyFacts.parse(row.facts);
  return {
    ...{ childId, month, today: dayOf(now(), timeZone), firstName: row.firstName, lastName: row.lastName },
    homes: row.homes,
    plans: row.plans,
    days: dates.map((date) => ({
      ...custodyOn(facts, date, schoolHolidays),
      date,
      holiday: holidayOn(date, schoolHolidays)?.name ?? null,
    })),
  };
}
