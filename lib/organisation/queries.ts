import "server-only";
import { type Actor, allow } from "@/lib/actor";
import type { DayRange, HolidayRegion } from "@/lib/calendar/rules";
import { nowDate } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { DeadlineRule, type DeadlineRuleInput } from "@/lib/deadlines/schema";
import type { StructureKind } from "@/lib/generated/prisma/enums";
import type { Cents } from "@/lib/money";
import { priceRange } from "@/lib/tariffs/rules";
import { tariffRule } from "@/lib/tariffs/schema";

export type OrganisationFacts = {
  name: string;
  timeZone: string;
  holidayRegion: HolidayRegion;
  schoolHolidays: (DayRange & { name: string })[];
};

/** The organisation's own calendar: time zone, public-holiday region, school holidays in order of day. */
export async function organisationFacts(actor: Actor, tx: Tx = db()): Promise<OrganisationFacts> {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  const [row] = await tx.$queryRaw<OrganisationFacts[]>`
    SELECT o.name, o.time_zone AS "timeZone", o.holiday_region AS "holidayRegion",
           COALESCE((SELECT json_agg(json_build_object('name', h.name, 'firstDay', h.first_day, 'lastDay', h.last_day)
                                     ORDER BY h.first_day)
                     FROM school_holiday h WHERE h.organisation_id = o.id), '[]') AS "schoolHolidays"
    FROM organisation o`;
  if (!row) throw new Error("the organisation is not set up");
  return row;
}

export type PublicActivity = {
  id: string;
  name: string;
  /** The deadlines in force today; null where none is. */
  deadlines: { book: DeadlineRule; cancel: DeadlineRule } | null;
  tariffs: { name: string; lowest: Cents; highest: Cents }[];
};

export type PublicStructure = {
  id: string;
  name: string;
  kind: StructureKind;
  description: string;
  address: string;
  email: string | null;
  phone: string | null;
  activities: PublicActivity[];
};

type StructureRow = Omit<PublicStructure, "activities"> & {
  activities: {
    id: string;
    name: string;
    cancelMode: "ON_REQUEST" | "NEVER";
    policy: { book: unknown; cancel: unknown } | null;
    tariffs: { name: string; rule: unknown }[];
  }[];
};

const NEVER: DeadlineRuleInput = { limit: { kind: "never" } };

/** Every structure as anybody may know it: what it offers, until when to ask, what it costs today. One statement. */
export async function publicStructures(actor: Actor): Promise<PublicStructure[]> {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  const rows = await db().$queryRaw<StructureRow[]>`
    WITH clock AS (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today FROM organisation o)
    SELECT s.id, s.name::text AS name, s.kind::text AS kind, s.description, s.address, s.email::text AS email, s.phone,
      COALESCE((SELECT json_agg(json_build_object(
                  'id', a.id, 'name', a.name, 'cancelMode', a.cancel_mode,
                  'policy', (SELECT json_build_object('book', p.book_rule, 'cancel', p.cancel_rule)
                             FROM activity_policy p
                             WHERE p.activity_id = a.id AND p.valid_from <= clock.today
                               AND (p.valid_to IS NULL OR p.valid_to >= clock.today)),
                  'tariffs', COALESCE((SELECT json_agg(json_build_object('name', t.name, 'rule', t.rule) ORDER BY t.name)
                                       FROM tariff t
                                       WHERE t.activity_id = a.id AND t.valid_from <= clock.today
                                         AND (t.valid_to IS NULL OR t.valid_to >= clock.today)), '[]'))
                ORDER BY a.position, a.name)
       FROM activity a WHERE a.structure_id = s.id AND a.archived_at IS NULL), '[]') AS activities
    FROM clock, structure s
    ORDER BY s.position, s.name`;
  return rows.map((row) => ({
    ...row,
    activities: row.activities.map(({ id, name, cancelMode, policy, tariffs }) => ({
      id,
      name,
      deadlines: policy && {
        book: DeadlineRule.parse(policy.book),
        cancel: DeadlineRule.parse(cancelMode === "NEVER" ? NEVER : policy.cancel),
      },
      tariffs: tariffs.map((tariff) => ({ name: tariff.name, ...priceRange(tariffRule.parse(tariff.rule)) })),
    })),
  }));
}
