import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { transaction } from "@/lib/db";
import { done, type Result, refuse } from "@/lib/result";
import { decidesIn } from "../queries/facts";
import { announceEnrolments } from "./announce";
import type { Asked } from "./decide";
import { remember } from "./remember";

type Ended = Asked & { enrolmentId: string | null; today: string };

/**
 * Ends an accepted enrolment today: its place is free again, the family is told why. Refused while the child has
 * reservations to come there, which are cancelled on their own with their own mails.
 */
export async function endEnrolment(
  actor: StaffActor,
  { requestId, version, reason }: { requestId: string; version: number; reason: string },
): Promise<Result> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM enrolment_places ep JOIN enrolment_request r ON r.period_id = ep.period_id AND r.group_id = ep.group_id
      WHERE r.id = ${requestId}::uuid FOR UPDATE OF ep`;
    const [row] = await tx.$queryRaw<Ended[]>`
      SELECT r.id, r.period_id AS "periodId", r.group_id AS "groupId", a.id AS "activityId", r.child_id AS "childId",
             r.household_id AS "householdId", r.state::text, r.version, p.first_day::text AS "firstDay",
             p.last_day::text AS "lastDay", c.first_name AS child, a.name AS activity, p.name AS period,
             r.enrolment_id AS "enrolmentId",
             (${nowDate()}::timestamptz AT TIME ZONE (SELECT time_zone FROM organisation))::date::text AS today
      FROM enrolment_request r JOIN enrolment_period p ON p.id = r.period_id
      JOIN activity a ON a.id = p.activity_id JOIN structure s ON s.id = a.structure_id JOIN child c ON c.id = r.child_id
      WHERE r.id = ${requestId}::uuid AND ${decidesIn(actor)} FOR UPDATE OF r`;
    if (!row) return refuse("not-found");
    if (row.state !== "ACCEPTED" || row.version !== version) return refuse("enrolment-changed");
    const [ahead] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM reservation r JOIN slot ON slot.id = r.slot_id
      WHERE r.child_id = ${row.childId}::uuid AND slot.activity_id = ${row.activityId}::uuid
        AND r.date > ${row.today}::date AND r.state NOT IN ('REFUSED', 'CANCELLED') LIMIT 1`;
    if (ahead) return refuse("enrolment-reserved");
    await tx.$executeRaw`
      UPDATE enrolment SET valid_to = greatest(valid_from, ${row.today}::date) WHERE id = ${row.enrolmentId}::uuid`;
    await tx.$executeRaw`
      UPDATE enrolment_places SET held = held - 1
      WHERE period_id = ${row.periodId}::uuid AND group_id = ${row.groupId}::uuid`;
    const data = { state: "WITHDRAWN" as const, version: version + 1, reason };
    await tx.enrolmentRequest.update({ where: { id: requestId }, data });
    await remember(actor, tx, "enrolment.ended", [row]);
    await announceEnrolments(actor, tx, [{ row, to: "WITHDRAWN", reason }]);
    return done();
  });
}
