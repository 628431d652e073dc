import "server-only";
import { addDays, type DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { needsOpenDays, type PolicyFacts } from "../rules";

/** The dated deadlines of the row named `activity`, as one JSON column. */
export const policiesColumn = Prisma.sql`
  (SELECT COALESCE(json_agg(json_build_object('validFrom', p.valid_from, 'validTo', p.valid_to,
                                              'bookRule', p.book_rule, 'cancelRule', p.cancel_rule)), '[]')
   FROM activity_policy p WHERE p.activity_id = activity.id)`;

/** By activity, its open days around `range`, where its rules look at them; no statement where none does. */
export async function openDaysAround(
  tx: Tx,
  activities: Iterable<{ activityId: string; policies: PolicyFacts[] }>,
  range: DayRange,
): Promise<Map<string, PlainDate[]>> {
  const ids = [...activities].filter((a) => needsOpenDays(a.policies)).map((a) => a.activityId);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ activityId: string; days: PlainDate[] }[]>`
    SELECT slot.activity_id AS "activityId", array_agg(DISTINCT sd.date::text) AS days
    FROM slot_day sd JOIN slot ON slot.id = sd.slot_id
    WHERE slot.activity_id = ANY(${[...new Set(ids)]}::uuid[]) AND sd.open
      AND sd.date BETWEEN ${addDays(range.firstDay, -400)}::date AND ${addDays(range.lastDay, 60)}::date
    GROUP BY slot.activity_id`;
  return new Map(rows.map((row) => [row.activityId, row.days]));
}
