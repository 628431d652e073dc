import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { DAYS_AHEAD, DAYS_BACK } from "../rules";
import { type AbsenceRule, absenceRule } from "../schema";

export type DeclarableDay = {
  reservationId: string;
  version: number;
  childId: string;
  date: PlainDate;
  activityId: string;
  slot: string;
};

export type DeclarableDays = {
  today: PlainDate;
  children: { id: string; name: string }[];
  activities: { id: string; name: string; rule: AbsenceRule }[];
  /** In order of day, child and slot. */
  days: DeclarableDay[];
};

type Row = DeclarableDay & { child: string; activity: string; rule: unknown };

/**
 * What the household may declare: the days that its children have, from DAYS_BACK ago to DAYS_AHEAD on, that are
 * neither declared yet nor noted as present. `timeZone` is the organisation's. One statement.
 */
export async function declarableDays(actor: ParentActor, timeZone: string): Promise<DeclarableDays> {
  allow(actor, "parent");
  const today = dayOf(now(), timeZone);
  const rows = await db().$queryRaw<Row[]>`
    SELECT r.id AS "reservationId", r.version, r.child_id AS "childId", c.first_name AS child, r.date::text,
      a.id AS "activityId", a.name AS activity, a.absence_rule AS rule, s.name AS slot
    FROM household_child hc
    JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
                       AND g.parental_authority <> 'WITHDRAWN'
    JOIN child c ON c.id = hc.child_id
    JOIN reservation r ON r.child_id = c.id AND r.household_id = hc.household_id AND r.state = 'RESERVED'
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE hc.household_id = ${actor.householdId}::uuid
      AND r.date BETWEEN ${addDays(today, -DAYS_BACK)}::date AND ${addDays(today, DAYS_AHEAD)}::date
      AND NOT EXISTS (SELECT 1 FROM attendance att WHERE att.reservation_id = r.id AND att.status = 'PRESENT')
      AND NOT EXISTS (SELECT 1 FROM absence ab WHERE ab.reservation_id = r.id AND ab.withdrawn_at IS NULL)
    ORDER BY r.date, c.birth_date, c.id, a.position, a.name, s.position, s.starts_at`;
  const rules = new Map(rows.map(({ activityId, activity, rule }) => [activityId, { activity, rule }]));
  return {
    today,
    children: [...new Map(rows.map(({ childId, child }) => [childId, child]))].map(([id, name]) => ({
      id,
      name,
    })),
    activities: [...rules].map(([id, { activity, rule }]) => ({
      id,
      name: activity,
      rule: absenceRule.parse(rule),
    })),
    days: rows.map(({ child, activity, rule, ...day }) => day),
  };
}
