import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma } from "@/lib/db";
import { ownChildren } from "./facts";

/**
 * What waits for the household's own answer, the most pressing first: the answersFacts of lib/answers, as one JSON
 * column to fold into another statement.
 */
export function answersColumn(actor: ParentActor): Prisma.Sql {
  allow(actor, "parent");
  return Prisma.sql`
  (WITH own AS MATERIALIZED (${ownChildren(actor)}),
   line AS (
     SELECT r.id, r.version, r.state, r.offer_until, r.date, r.reason, p.id AS proposal_id, p.slot_day_id,
            own.first_name AS child, a.name AS activity, s.name AS slot,
            (r.date + s.starts_at::time) AT TIME ZONE o.time_zone AS starts
     FROM own CROSS JOIN organisation o
     JOIN reservation r ON r.child_id = own.id AND r.household_id = ${actor.householdId}::uuid
     LEFT JOIN proposal p ON p.reservation_id = r.id AND p.state = 'OPEN'
     JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
     WHERE r.state IN ('OFFERED', 'REFUSED')
       AND ((r.state = 'OFFERED' AND r.offer_until > ${nowDate()}::timestamptz)
         OR (r.state = 'REFUSED' AND p.id IS NOT NULL))),
   waiting AS (
     SELECT line.offer_until AS until, line.date, line.id,
            json_build_object('kind', 'offer', 'reservationId', line.id, 'version', line.version, 'child', line.child,
              'activity', line.activity, 'slot', line.slot, 'date', line.date, 'until', line.offer_until) AS fact
     FROM line WHERE line.state = 'OFFERED'
     UNION ALL
     SELECT NULL, line.date, line.id,
            json_build_object('kind', 'proposal', 'proposalId', line.proposal_id, 'child', line.child,
              'activity', line.activity, 'slot', line.slot, 'date', line.date, 'reason', line.reason,
              'instead', CASE WHEN d.id IS NOT NULL THEN
                json_build_object('activity', a.name, 'slot', s.name, 'date', d.date) END)
     FROM line CROSS JOIN organisation o
     LEFT JOIN slot_day d ON d.id = line.slot_day_id
     LEFT JOIN slot s ON s.id = d.slot_id LEFT JOIN activity a ON a.id = s.activity_id
     WHERE line.state = 'REFUSED'
       AND COALESCE((d.date + s.starts_at::time) AT TIME ZONE o.time_zone, line.starts) > ${nowDate()}::timestamptz)
   SELECT COALESCE(json_agg(waiting.fact ORDER BY waiting.until, waiting.date, waiting.id), '[]') FROM waiting)`;
}
