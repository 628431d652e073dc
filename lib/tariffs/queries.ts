import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import type { Cents } from "@/lib/money";
import { lineOf, type PriceLine, priceLines } from "./rules";
import { tariffRule } from "./schema";

export type HouseholdTariff = {
  name: string;
  lines: PriceLine[];
  /** The one of `lines` that applies to the household today. */
  own: PriceLine;
  /** Whether the price follows from the quotient familial. */
  byQuotient: boolean;
};

export type HouseholdTariffs = {
  /** The quotient familial in force today and its last day; null without a valid one. */
  quotient: { valueCents: Cents; validTo: PlainDate | null } | null;
  activities: {
    id: string;
    name: string;
    structure: string;
    children: string[];
    tariffs: HouseholdTariff[];
  }[];
};

type Row = {
  quotient: HouseholdTariffs["quotient"];
  activities: {
    id: string;
    name: string;
    structure: string;
    children: string[];
    tariffs: { name: string; rule: unknown }[];
  }[];
};

/**
 * What the activities of the parent's children cost the household today: prices in force, with the line that its
 * own quotient gives (the highest rate without a valid one). One statement.
 */
export async function tariffsOfHousehold(actor: ParentActor): Promise<HouseholdTariffs> {
  allow(actor, "parent");
  const [row] = await db().$queryRaw<Row[]>`
    WITH clock AS (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today FROM organisation o),
    enrolled AS (
      SELECT e.activity_id, array_agg(DISTINCT c.first_name) AS children
      FROM clock, household_child hc
      JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
                         AND g.parental_authority <> 'WITHDRAWN'
      JOIN child c ON c.id = hc.child_id
      JOIN enrolment e ON e.child_id = c.id
      WHERE hc.household_id = ${actor.householdId}::uuid AND (e.valid_to IS NULL OR e.valid_to >= clock.today)
      GROUP BY e.activity_id)
    SELECT
      (SELECT json_build_object('valueCents', q.value_cents, 'validTo', q.valid_to)
       FROM quotient_familial q
       WHERE q.household_id = ${actor.householdId}::uuid AND q.valid_from <= clock.today
         AND (q.valid_to IS NULL OR q.valid_to >= clock.today)) AS quotient,
      COALESCE((SELECT json_agg(json_build_object(
                  'id', a.id, 'name', a.name, 'structure', s.name, 'children', en.children,
                  'tariffs', COALESCE((SELECT json_agg(json_build_object('name', t.name, 'rule', t.rule) ORDER BY t.name)
                                       FROM tariff t
                                       WHERE t.activity_id = a.id AND t.valid_from <= clock.today
                                         AND (t.valid_to IS NULL OR t.valid_to >= clock.today)), '[]'))
                ORDER BY s.position, s.name, a.position, a.name)
       FROM enrolled en JOIN activity a ON a.id = en.activity_id JOIN structure s ON s.id = a.structure_id), '[]')
        AS activities
    FROM clock`;
  if (!row) throw new Error("the organisation is not set up");
  const { quotient } = row;
  return {
    quotient,
    activities: row.activities.map((activity) => ({
      ...activity,
      tariffs: activity.tariffs.map(({ name, rule }) => {
        const parsed = tariffRule.parse(rule);
        const lines = priceLines(parsed);
        return {
          name,
          lines,
          own: lineOf(lines, quotient?.valueCents ?? null),
          byQuotient: parsed.kind === "qf-bands",
        };
      }),
    })),
  };
}
