import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { monthDays } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { type DaysReport, planDays, type StoredDay } from "../rules";
import type { SaveOpening } from "../schema";
import { END_OF_TIME, offeredSlots, readDays, readOpenings, wantedOf } from "./openings";
import { ownActivity } from "./own";

/** The stored days of an activity in a month ("2026-11"); null where it is none of the actor's structures. */
export async function activityDays(
  actor: StaffActor,
  activityId: string,
  month: string,
): Promise<StoredDay[] | null> {
  allow(actor, "staff", "SETTINGS");
  const activity = await db().activity.findFirst({
    where: ownActivity(actor, activityId),
    select: { id: true },
  });
  if (!activity) return null;
  const days = monthDays(month);
  return readDays(db(), activity.id, { firstDay: days[0]!, lastDay: days.at(-1)! }, false);
}

/** What saving an opening, or taking away the one of this id, would do to the days; nothing is written. */
export async function previewOpening(
  actor: StaffActor,
  activityId: string,
  change: SaveOpening | { remove: string },
): Promise<{ report: DaysReport; overlap: PlainDate | null } | null> {
  allow(actor, "staff", "SETTINGS");
  const activity = await db().activity.findFirst({
    where: ownActivity(actor, activityId),
    select: { id: true },
  });
  if (!activity) return null;
  const facts = await organisationFacts(actor);
  const range = { firstDay: dayOf(now(), facts.timeZone), lastDay: END_OF_TIME };
  const [openings, slotIds, stored] = await Promise.all([
    readOpenings(db(), activity.id),
    offeredSlots(db(), activity.id),
    readDays(db(), activity.id, range, false),
  ]);
  const isRemoval = "remove" in change;
  const id = isRemoval ? change.remove : (change.openingId ?? "");
  const next = openings.flatMap((own) => (own.id !== id ? own : isRemoval ? [] : { ...change, id }));
  if (!isRemoval && !change.openingId) next.push({ ...change, id });
  const { days, overlap } = wantedOf(facts, next, slotIds, range);
  return { report: planDays(days, stored).report, overlap };
}

/** What a change of an activity's settings did to its days, by the audit event that it left. */
export async function daysReport(
  actor: StaffActor,
  activityId: string,
  eventId: string,
): Promise<DaysReport | null> {
  allow(actor, "staff", "SETTINGS");
  const activity = await db().activity.findFirst({
    where: ownActivity(actor, activityId),
    select: { id: true },
  });
  const [event] = activity
    ? await db().$queryRaw<{ report: DaysReport | null }[]>`
        SELECT details -> 'report' AS report FROM audit_event
        WHERE id::text = ${eventId} AND actor_id = ${actor.accountId}::uuid AND kind LIKE 'activity.%'
          AND details ->> 'activityId' = ${activity.id}`
    : [];
  return event?.report ?? null;
}
