import "server-only";
import { proofsToCheck } from "@/lib/absences/queries";
import { allow, holds, NotAllowed, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";

export type QueueCounts = {
  signUps: number;
  requests: number;
  cancellations: number;
  /** Days to come of the waiting list: they wait for a place, not for staff. */
  waitlisted: number;
  /** The first three together: what waits for an answer. */
  inQueue: number;
  /** Of the requested days, those of activities that allocate their places; null where none does. */
  toAllocate: number | null;
  /** Children asked into an activity that staff have not answered. */
  enrolments: number;
  /** Proofs of absences: documents, too, for those who answer these. */
  absences: number;
  /** Sendings of changes of family files, and wishes. */
  files: number;
  /** Documents that families sent. */
  pieces: number;
  total: number;
};

/** How much waits for the actor, of what its permissions let it decide. One statement. */
export async function queueCounts(actor: StaffActor): Promise<QueueCounts> {
  allow(actor, "staff");
  if (!holds(actor, "REQUESTS") && !holds(actor, "FAMILIES")) throw new NotAllowed("REQUESTS or FAMILIES");
  const [row] = await db().$queryRaw<Omit<QueueCounts, "inQueue" | "total">[]>`
    WITH day AS (${waitingDays(actor)}), file AS (${waitingFiles(actor)})
    SELECT day.*, file.* FROM day CROSS JOIN file`;
  const { signUps, requests, cancellations, toAllocate, enrolments, absences, files, pieces, waitlisted } =
    row!;
  const inQueue = signUps + requests + cancellations;
  const total = inQueue + enrolments + files + (holds(actor, "FAMILIES") ? pieces : absences);
  return {
    signUps,
    requests,
    cancellations,
    waitlisted,
    inQueue,
    toAllocate,
    enrolments,
    absences,
    files,
    pieces,
    total,
  };
}

function waitingDays(actor: StaffActor): Prisma.Sql {
  if (!holds(actor, "REQUESTS")) {
    return Prisma.sql`SELECT 0 AS "signUps", 0 AS requests, 0 AS cancellations, NULL::int AS "toAllocate",
                             0 AS enrolments, 0 AS absences, 0 AS waitlisted`;
  }
  const own = structuresOf(actor, "REQUESTS");
  const [ofSignUps, ofDays, ofEnrolments, ofActivities] =
    own === "all"
      ? [Prisma.empty, Prisma.empty, Prisma.empty, Prisma.empty]
      : [
          Prisma.sql`AND s.structure_id = ANY(${own}::uuid[])`,
          Prisma.sql`AND r.slot_id IN (SELECT slot.id FROM slot JOIN activity a ON a.id = slot.activity_id
                                       WHERE a.structure_id = ANY(${own}::uuid[]))`,
          Prisma.sql`AND e.period_id IN (SELECT p.id FROM enrolment_period p JOIN activity a ON a.id = p.activity_id
                                         WHERE a.structure_id = ANY(${own}::uuid[]))`,
          Prisma.sql`AND a.structure_id = ANY(${own}::uuid[])`,
        ];
  return Prisma.sql`
    SELECT (SELECT count(*)::int FROM sign_up s WHERE s.status = 'PENDING' ${ofSignUps}) AS "signUps",
           count(*) FILTER (WHERE r.state = 'REQUESTED')::int AS requests,
           count(*) FILTER (WHERE r.state = 'CANCEL_REQUESTED')::int AS cancellations,
           (SELECT count(*)::int FROM enrolment_request e WHERE e.state = 'REQUESTED' ${ofEnrolments}) AS enrolments,
           CASE WHEN EXISTS (SELECT 1 FROM activity a
                             WHERE a.capacity_mode = 'ALLOCATE' AND a.archived_at IS NULL ${ofActivities})
                THEN count(*) FILTER (WHERE r.state = 'REQUESTED' AND r.slot_id IN (
                       SELECT slot.id FROM slot JOIN activity a ON a.id = slot.activity_id
                       WHERE a.capacity_mode = 'ALLOCATE'))::int END AS "toAllocate",
           ${proofsToCheck(actor)} AS absences,
           (SELECT count(*)::int FROM reservation r
            WHERE r.state IN ('WAITLISTED', 'OFFERED') ${ofDays}
              AND r.date >= (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date
                             FROM organisation o)) AS waitlisted
    FROM reservation r
    WHERE r.state IN ('REQUESTED', 'CANCEL_REQUESTED') ${ofDays}`;
}

function waitingFiles(actor: StaffActor): Prisma.Sql {
  if (!holds(actor, "FAMILIES")) return Prisma.sql`SELECT 0 AS files, 0 AS pieces`;
  const sees = (household: Prisma.Sql) => seesAs(actor, "FAMILIES", household);
  return Prisma.sql`
    SELECT (SELECT count(DISTINCT fc.change_set_id)::int
            FROM field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
            WHERE fc.state = 'PENDING' AND ${sees(Prisma.sql`cs.household_id`)})
           + (SELECT count(*)::int FROM file_request r
              WHERE r.state = 'PENDING' AND ${sees(Prisma.sql`r.household_id`)}) AS files,
           (SELECT count(*)::int FROM family_upload u
            WHERE u.state = 'RECEIVED' AND ${sees(Prisma.sql`u.household_id`)}) AS pieces`;
}
