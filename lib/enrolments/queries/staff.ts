import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { decidesIn } from "./facts";

export type EnrolmentToAnswer = {
  id: string;
  state: "REQUESTED" | "WAITLISTED";
  child: string;
  birthDate: PlainDate;
  householdId: string;
  household: string;
  note: string;
  createdAt: Date;
  rank: number | null;
};

/** The requests of one group of a period, oldest first, with the places that are left there. */
export type EnrolmentGroup = {
  periodId: string;
  period: string;
  activity: string;
  structure: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  group: string;
  capacity: number;
  held: number;
  requests: EnrolmentToAnswer[];
};

/** What waits for an answer or a place in the actor's structures, group by group; the first 500. One statement. */
export async function enrolmentsToAnswer(actor: StaffActor): Promise<EnrolmentGroup[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw<EnrolmentGroup[]>`
    WITH asked AS MATERIALIZED (
      SELECT r.*, row_number() OVER (PARTITION BY r.period_id, r.group_id, r.state ORDER BY r.waiting_since, r.id) AS turn
      FROM enrolment_request r JOIN enrolment_period p ON p.id = r.period_id
      JOIN activity a ON a.id = p.activity_id JOIN structure s ON s.id = a.structure_id
      WHERE r.state IN ('REQUESTED', 'WAITLISTED') AND ${decidesIn(actor)}
      ORDER BY r.state, r.created_at, r.id LIMIT 500)
    SELECT p.id AS "periodId", p.name AS period, a.name AS activity, s.name AS structure,
           p.first_day::text AS "firstDay", p.last_day::text AS "lastDay", g.name AS group, ep.capacity, ep.held,
           json_agg(json_build_object('id', r.id, 'state', r.state, 'child', c.first_name || ' ' || c.last_name,
                      'birthDate', c.birth_date, 'householdId', r.household_id, 'note', r.note,
                      'household', (SELECT string_agg(DISTINCT ad.last_name, ' – ') FROM adult ad
                                    WHERE ad.household_id = r.household_id),
                      'createdAt', r.created_at, 'rank', CASE WHEN r.state = 'WAITLISTED' THEN r.turn END)
                    ORDER BY r.state, COALESCE(r.waiting_since, r.created_at), r.id) AS requests
    FROM asked r JOIN enrolment_period p ON p.id = r.period_id
    JOIN activity a ON a.id = p.activity_id JOIN structure s ON s.id = a.structure_id
    JOIN activity_group g ON g.id = r.group_id
    JOIN enrolment_places ep ON ep.period_id = p.id AND ep.group_id = g.id
    JOIN child c ON c.id = r.child_id
    GROUP BY p.id, a.id, s.id, g.id, ep.capacity, ep.held
    ORDER BY p.first_day, s.position, a.position, p.name, g.position`;
}
