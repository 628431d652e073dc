import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type StaffActor } from "@/lib/actor";
import { fromDbDate, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { ownActivity } from "./own";

export type EnrolmentPeriodSettings = {
  id: string;
  name: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  /** On the organisation's wall clock, "2026-06-01T09:00". */
  opensAt: string;
  closesAt: string;
  places: { groupId: string; capacity: number; held: number }[];
  pieceTypeIds: string[];
  requests: number;
};

export type EnrolmentSettings = {
  id: string;
  version: number;
  name: string;
  structure: string;
  onRequest: boolean;
  groups: { id: string; name: string; minAge: number; maxAge: number }[];
  pieces: { id: string; name: string }[];
  periods: EnrolmentPeriodSettings[];
};

/** The periods for which families ask to be enrolled in an activity; null where it is none of the actor's. */
export async function enrolmentSettings(
  actor: StaffActor,
  activityId: string,
): Promise<EnrolmentSettings | null> {
  allow(actor, "staff", "SETTINGS");
  const [{ timeZone }, activity] = await Promise.all([
    organisationFacts(actor),
    db().activity.findFirst({
      where: ownActivity(actor, activityId),
      select: {
        id: true,
        version: true,
        name: true,
        enrolmentMode: true,
        groups: {
          select: { id: true, name: true, minAge: true, maxAge: true },
          orderBy: [{ position: "asc" }, { minAge: "asc" }],
        },
        structure: {
          select: {
            name: true,
            pieceTypes: {
              where: { archivedAt: null },
              select: { id: true, name: true },
              orderBy: { position: "asc" },
            },
          },
        },
        enrolmentPeriods: {
          include: { places: true, pieces: true, _count: { select: { requests: true } } },
          orderBy: [{ firstDay: "desc" }, { name: "asc" }],
        },
      },
    }),
  ]);
  if (!activity) return null;
  const local = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" });
  const { structure, enrolmentMode, enrolmentPeriods, ...rest } = activity;
  return {
    ...rest,
    structure: structure.name,
    onRequest: enrolmentMode === "ON_REQUEST",
    pieces: structure.pieceTypes,
    periods: enrolmentPeriods.map(
      ({ id, name, firstDay, lastDay, opensAt, closesAt, places, pieces, _count }) => ({
        id,
        name,
        firstDay: fromDbDate(firstDay),
        lastDay: fromDbDate(lastDay),
        opensAt: local(opensAt),
        closesAt: local(closesAt),
        places: places.map(({ groupId, capacity, held }) => ({ groupId, capacity, held })),
        pieceTypeIds: pieces.map(({ pieceTypeId }) => pieceTypeId),
        requests: _count.requests,
      }),
    ),
  };
}
