import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { decidesIn } from "../queries/facts";
import { answered } from "../rules";
import type { EnrolmentState, EnrolmentVerdict } from "../schema";
import { announceEnrolments } from "./announce";
import { remember } from "./remember";

export type EnrolmentReport = {
  accepted: number;
  refused: number;
  waiting: number;
  already: number;
  full: number;
};

export type Asked = {
  id: string;
  periodId: string;
  groupId: string;
  activityId: string;
  childId: string;
  householdId: string;
  state: EnrolmentState;
  version: number;
  firstDay: string;
  lastDay: string;
  child: string;
  activity: string;
  period: string;
};

/** The requests named, in structures where the actor decides, behind their locked places. */
async function lockAsked(tx: Tx, actor: StaffActor, ids: string[]) {
  const places = await tx.$queryRaw<{ key: string; left: number }[]>`
    SELECT ep.period_id || ' ' || ep.group_id AS key, ep.capacity - ep.held AS left FROM enrolment_places ep
    WHERE (ep.period_id, ep.group_id) IN (
      SELECT r.period_id, r.group_id FROM enrolment_request r WHERE r.id = ANY(${ids}::uuid[]))
    ORDER BY ep.period_id, ep.group_id FOR UPDATE`;
  const rows = await tx.$queryRaw<Asked[]>`
    SELECT r.id, r.period_id AS "periodId", r.group_id AS "groupId", a.id AS "activityId", r.child_id AS "childId",
           r.household_id AS "householdId", r.state::text, r.version, p.first_day::text AS "firstDay",
           p.last_day::text AS "lastDay", c.first_name AS child, a.name AS activity, p.name AS period
    FROM enrolment_request r JOIN enrolment_period p ON p.id = r.period_id
    JOIN activity a ON a.id = p.activity_id JOIN structure s ON s.id = a.structure_id JOIN child c ON c.id = r.child_id
    WHERE r.id = ANY(${ids}::uuid[]) AND ${decidesIn(actor)}
    ORDER BY COALESCE(r.waiting_since, r.created_at), r.id FOR UPDATE OF r`;
  return { places: new Map(places.map(({ key, left }) => [key, left])), rows };
}

/**
 * Answers requests for enrolment as one decision: accepted ones enrol the child for the whole period while places
 * last, the oldest first. What somebody answered meanwhile, or finds no place, is counted and left as it is. One mail
 * per adult with a login.
 */
export async function decideEnrolments(
  actor: StaffActor,
  verdicts: ReadonlyMap<string, EnrolmentVerdict>,
): Promise<Result<EnrolmentReport>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const { places, rows } = await lockAsked(tx, actor, [...verdicts.keys()]);
    if (rows.length === 0) return refuse("not-found");
    const report: EnrolmentReport = { accepted: 0, refused: 0, waiting: 0, already: 0, full: 0 };
    const decided: { row: Asked; to: EnrolmentState; reason: string | null }[] = [];
    for (const row of rows) {
      const verdict = verdicts.get(row.id)!;
      const to = answered(row.state, verdict);
      const key = `${row.periodId} ${row.groupId}`;
      const left = places.get(key) ?? 0;
      if (!to) report.already += 1;
      else if (to === "ACCEPTED" && left <= 0) report.full += 1;
      else {
        if (to === "ACCEPTED") places.set(key, left - 1);
        report[to === "ACCEPTED" ? "accepted" : to === "REFUSED" ? "refused" : "waiting"] += 1;
        decided.push({ row, to, reason: "reason" in verdict ? verdict.reason : null });
      }
    }
    if (decided.length === 0) return done(report);
    const enrolled = await enrolAccepted(
      tx,
      decided.filter(({ to }) => to === "ACCEPTED").map(({ row }) => row),
    );
    const at = nowDate();
    await tx.$executeRaw`
      UPDATE enrolment_request r SET state = d.state, version = r.version + 1, reason = d.reason,
        waiting_since = CASE WHEN d.state = 'WAITLISTED' THEN r.created_at END, enrolment_id = d.enrolment_id,
        decided_at = ${at}, decided_by_id = ${actor.staffId}::uuid
      FROM unnest(${decided.map(({ row }) => row.id)}::uuid[], ${decided.map(({ to }) => to)}::enrolment_request_state[],
                  ${decided.map(({ reason }) => reason)}::text[],
                  ${decided.map(({ row }) => enrolled.get(row.id) ?? null)}::uuid[]) AS d(id, state, reason, enrolment_id)
      WHERE r.id = d.id`;
    await remember(
      actor,
      tx,
      "enrolment.decided",
      decided.map(({ row }) => row),
    );
    await announceEnrolments(actor, tx, decided);
    return done(report);
  });
}

/**
 * Takes a place and enrols each child for its period. A child that the town enrolled by hand for some of these days
 * keeps that enrolment. Returns the enrolment of each request that made one.
 */
async function enrolAccepted(tx: Tx, rows: Asked[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  await tx.$executeRaw`
    UPDATE enrolment_places ep SET held = ep.held + n.count
    FROM (SELECT period_id, group_id, count(*)::int AS count
          FROM unnest(${rows.map((row) => row.periodId)}::uuid[], ${rows.map((row) => row.groupId)}::uuid[])
            AS r(period_id, group_id) GROUP BY 1, 2) n
    WHERE ep.period_id = n.period_id AND ep.group_id = n.group_id`;
  const ids = rows.map(() => newId());
  const made = await tx.$queryRaw<{ requestId: string; id: string }[]>`
    WITH wanted AS (
      SELECT * FROM unnest(${rows.map((row) => row.id)}::uuid[], ${ids}::uuid[], ${rows.map((row) => row.childId)}::uuid[],
        ${rows.map((row) => row.activityId)}::uuid[], ${rows.map((row) => row.groupId)}::uuid[],
        ${rows.map((row) => row.firstDay)}::date[], ${rows.map((row) => row.lastDay)}::date[])
        AS w(request_id, id, child_id, activity_id, group_id, first_day, last_day)),
    stored AS (
      INSERT INTO enrolment (id, child_id, activity_id, group_id, valid_from, valid_to)
      SELECT w.id, w.child_id, w.activity_id, w.group_id, w.first_day, w.last_day FROM wanted w
      WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.child_id = w.child_id AND e.activity_id = w.activity_id
                        AND daterange(e.valid_from, e.valid_to, '[]') && daterange(w.first_day, w.last_day, '[]'))
      RETURNING id)
    SELECT w.request_id AS "requestId", w.id FROM wanted w JOIN stored USING (id)`;
  return new Map(made.map(({ requestId, id }) => [requestId, id]));
}
