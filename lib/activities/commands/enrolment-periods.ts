import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type StaffActor } from "@/lib/actor";
import { toDbDate } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import type { SaveEnrolmentPeriod, Seen } from "../schema";
import { changeActivity } from "./change";

/**
 * Adds a period of enrolment or changes it. Its places never fall below those accepted, and a group that was asked for
 * keeps its place in it; a document asked for must be one of the activity's structure.
 */
export async function saveEnrolmentPeriod(
  actor: StaffActor,
  { activityId, version, periodId, places, pieceTypeIds, opensAt, closesAt, ...text }: SaveEnrolmentPeriod,
): Promise<Result<{ version: number; periodId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(
    actor,
    { activityId, version },
    periodId ? "activity.enrolment-saved" : "activity.enrolment-added",
    async (tx, { structureId }) => {
      const { timeZone } = await organisationFacts(actor, tx);
      const instant = (local: string) =>
        new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);
      const groupIds = places.map(({ groupId }) => groupId);
      const [groups, pieces, known] = await Promise.all([
        tx.group.count({ where: { id: { in: groupIds }, activityId } }),
        tx.pieceType.count({ where: { id: { in: pieceTypeIds }, structureId } }),
        periodId ? tx.enrolmentPeriod.count({ where: { id: periodId, activityId } }) : 1,
      ]);
      if (groups !== groupIds.length || pieces !== pieceTypeIds.length || known === 0)
        return refuse("not-found");
      const id = periodId ?? newId();
      const columns = {
        name: text.name,
        firstDay: toDbDate(text.firstDay),
        lastDay: toDbDate(text.lastDay),
        opensAt: instant(opensAt),
        closesAt: instant(closesAt),
      };
      await tx.enrolmentPeriod.upsert({
        where: { id },
        create: { id, activityId, ...columns },
        update: columns,
      });
      const kept = await tx.$queryRaw<{ groupId: string; held: number; asked: boolean }[]>`
        SELECT p.group_id AS "groupId", p.held,
               EXISTS (SELECT 1 FROM enrolment_request r WHERE r.period_id = p.period_id AND r.group_id = p.group_id
                       AND r.state IN ('REQUESTED', 'ACCEPTED', 'WAITLISTED')) AS asked
        FROM enrolment_places p WHERE p.period_id = ${id}::uuid ORDER BY p.group_id FOR UPDATE OF p`;
      const capacityOf = new Map(places.map(({ groupId, capacity }) => [groupId, capacity]));
      for (const { groupId, held, asked } of kept) {
        const capacity = capacityOf.get(groupId);
        if (asked && (capacity === undefined || capacity < held)) {
          return refuse("form-invalid", { fields: { [`places.${groupId}`]: "enrolment-places-held" } });
        }
      }
      await tx.enrolmentPlaces.deleteMany({ where: { periodId: id, groupId: { notIn: groupIds } } });
      await tx.$executeRaw`
        INSERT INTO enrolment_places (period_id, group_id, capacity)
        SELECT ${id}::uuid, p.* FROM unnest(${groupIds}::uuid[], ${places.map(({ capacity }) => capacity)}::int[]) AS p
        ON CONFLICT (period_id, group_id) DO UPDATE SET capacity = excluded.capacity`;
      await tx.enrolmentPiece.deleteMany({ where: { periodId: id } });
      await tx.enrolmentPiece.createMany({
        data: pieceTypeIds.map((pieceTypeId) => ({ periodId: id, pieceTypeId })),
      });
      return done({ value: { periodId: id }, details: { periodId: id, ...text } });
    },
  );
}

/** Takes away a period that nobody ever asked for. */
export async function removeEnrolmentPeriod(
  actor: StaffActor,
  { periodId, ...seen }: Seen & { periodId: string },
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, "activity.enrolment-removed", async (tx, { id: activityId }) => {
    const period = await tx.enrolmentPeriod.findFirst({
      where: { id: periodId, activityId },
      select: { name: true, _count: { select: { requests: true } } },
    });
    if (!period) return refuse("not-found");
    if (period._count.requests > 0) return refuse("enrolment-period-used");
    await tx.enrolmentPeriod.delete({ where: { id: periodId } });
    return done({ value: {}, details: { periodId, name: period.name } });
  });
}
