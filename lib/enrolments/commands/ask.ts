import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { isUniqueViolation, Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { groupsColumn, lackingColumn, ownChildren } from "../queries/facts";
import { type Offer, offerOf, type PeriodFacts } from "../rules";
import type { AskEnrolment } from "../schema";
import { remember } from "./remember";

type Period = { firstDay: string; opensAt: Date; closesAt: Date; groups: PeriodFacts["groups"] };
type Child = { id: string; birthDate: string; lacking: string[]; asked: boolean };

const REFUSED: Record<Exclude<Offer["kind"], "open">, RefusalCode> = {
  age: "enrolment-age",
  "not-yet": "enrolment-closed",
  closed: "enrolment-closed",
  lacking: "enrolment-lacking",
};

/** The period, its places locked, of one of the household's structures; null where there is none. */
async function lockPeriod(tx: Tx, actor: ParentActor, periodId: string): Promise<Period | null> {
  await tx.$queryRaw`
    SELECT 1 FROM enrolment_places WHERE period_id = ${periodId}::uuid ORDER BY group_id FOR UPDATE`;
  const [period] = await tx.$queryRaw<Period[]>`
    SELECT p.first_day::text AS "firstDay", p.opens_at AS "opensAt", p.closes_at AS "closesAt", ${groupsColumn} AS groups
    FROM enrolment_period p JOIN activity a ON a.id = p.activity_id
    JOIN household_structure hs ON hs.structure_id = a.structure_id AND hs.household_id = ${actor.householdId}::uuid
    WHERE p.id = ${periodId}::uuid AND a.enrolment_mode = 'ON_REQUEST' AND a.archived_at IS NULL`;
  return period ?? null;
}

/**
 * Asks for some children to be enrolled for a period: a request each, in the waiting list where their group is full.
 * Refused as a whole, nothing stored, when one of them cannot be asked for: not the household's, of another age, out of
 * the window, without a document asked for, or asked for already.
 */
export async function askEnrolment(
  actor: ParentActor,
  { periodId, childIds, note }: AskEnrolment,
): Promise<Result<{ asked: number; waiting: number }>> {
  allow(actor, "parent");
  try {
    return await transaction(async (tx) => {
      const period = await lockPeriod(tx, actor, periodId);
      if (!period) return refuse("not-found");
      const children = await tx.$queryRaw<Child[]>`
        WITH own AS MATERIALIZED (${ownChildren(actor)}),
        p AS (SELECT ${periodId}::uuid AS id)
        SELECT own.id, own.birth_date::text AS "birthDate", ${lackingColumn(actor, Prisma.sql`own.id`)} AS lacking,
               EXISTS (SELECT 1 FROM enrolment_request r WHERE r.period_id = p.id AND r.child_id = own.id
                       AND r.state IN ('REQUESTED', 'ACCEPTED', 'WAITLISTED')) AS asked
        FROM own CROSS JOIN p WHERE own.id = ANY(${childIds}::uuid[]) ORDER BY own.birth_date, own.id`;
      if (children.length !== childIds.length) return refuse("not-found");
      const at = nowDate();
      const facts = { ...period, opensAt: period.opensAt.getTime(), closesAt: period.closesAt.getTime() };
      const rows = [];
      for (const child of children) {
        if (child.asked) return refuse("enrolment-already");
        const offer = offerOf(facts, child, now().epochMilliseconds);
        if (offer.kind !== "open") return refuse(REFUSED[offer.kind]);
        rows.push({
          id: newId(),
          periodId,
          groupId: offer.groupId,
          childId: child.id,
          householdId: actor.householdId,
          accountId: actor.accountId,
          state: offer.full ? ("WAITLISTED" as const) : ("REQUESTED" as const),
          waitingSince: offer.full ? at : null,
          note,
          createdAt: at,
        });
      }
      await tx.enrolmentRequest.createMany({ data: rows });
      await remember(actor, tx, "enrolment.asked", rows);
      const waiting = rows.filter(({ state }) => state === "WAITLISTED").length;
      return done({ asked: rows.length - waiting, waiting });
    });
  } catch (error) {
    // The other home asked for the same child at the same moment.
    if (isUniqueViolation(error)) return refuse("enrolment-already");
    throw error;
  }
}

/** Takes back a request that nobody has answered, or leaves the waiting list. */
export async function withdrawEnrolment(
  actor: ParentActor,
  { requestId, version }: { requestId: string; version: number },
): Promise<Result> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const [request] = await tx.$queryRaw<{ childId: string; version: number; state: string }[]>`
      SELECT r.child_id AS "childId", r.version, r.state::text FROM enrolment_request r
      WHERE r.id = ${requestId}::uuid AND r.household_id = ${actor.householdId}::uuid
        AND r.child_id IN (SELECT id FROM (${ownChildren(actor)}) own) FOR UPDATE OF r`;
    if (!request) return refuse("not-found");
    const waits = request.state === "REQUESTED" || request.state === "WAITLISTED";
    if (!waits || request.version !== version) return refuse("enrolment-changed");
    const data = { state: "WITHDRAWN" as const, version: version + 1, waitingSince: null };
    await tx.enrolmentRequest.update({ where: { id: requestId }, data });
    const { householdId } = actor;
    await remember(actor, tx, "enrolment.withdrawn", [
      { id: requestId, childId: request.childId, householdId },
    ]);
    return done();
  });
}
