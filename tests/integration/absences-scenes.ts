import { declareAbsence } from "@/lib/absences/commands";
import * as queries from "@/lib/absences/queries";
import type { AbsenceReason, AbsenceRule } from "@/lib/absences/schema";
import type { ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { recordReservations } from "@/lib/reservations/commands";
import type { AttendanceStatus, ReservationState } from "@/lib/reservations/rules";
import { child, makeFamily, makeStaff, makeTown, parentOf, system, type TestActivity } from "../factories";

/** A Monday of the tests' week: business time is its 9 o'clock. */
export const MONDAY = "2026-11-16";
export const TUESDAY = "2026-11-17";
export const WEDNESDAY = "2026-11-18";
export const THURSDAY = "2026-11-19";
export const FRIDAY = "2026-11-20";
export const WEEK = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY];

type Home = { householdId: string; adults: { accountId: string | null }[] };

/** Stores days of a child as they stand; the ids of their reservations, in order. */
export async function reserve(
  home: Home,
  childId: string,
  activity: Pick<TestActivity, "day">,
  dates: readonly string[],
  given: { state?: ReservationState; attendance?: AttendanceStatus | null; slot?: string } = {},
): Promise<string[]> {
  const { state = "RESERVED", attendance = null, slot } = given;
  const days = dates.map((date) => ({ date, slotDayId: activity.day(date, slot) }));
  const { slotId } = await db().slotDay.findUniqueOrThrow({ where: { id: days[0]!.slotDayId } });
  const who = { childId, householdId: home.householdId, accountId: home.adults[0]!.accountId!, slotId };
  await recordReservations(
    system,
    days.map((day) => ({
      ...who,
      ...day,
      state,
      attendance,
      reason: state === "REFUSED" ? "Complet" : null,
      at: nowDate(),
    })),
  );
  const rows = await db().reservation.findMany({
    where: { childId, slotDayId: { in: days.map(({ slotDayId }) => slotDayId) } },
    orderBy: { date: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** Léa and Tom of Claire and Paul, with the week of MONDAY reserved for each; an agent who answers families. */
export async function absentees(rule: Partial<AbsenceRule> = {}) {
  const town = await makeTown();
  await db().activity.update({ where: { id: town.activityId }, data: { absenceRule: rule } });
  const family = await makeFamily([town.structureId], {
    adults: [{ firstName: "Claire" }, { firstName: "Paul" }],
    children: [child(), child({ firstName: "Tom", birthDate: "2019-03-02" })],
  });
  const [lea, tom] = family.childIds as [string, string];
  return {
    ...town,
    ...{ family, lea, tom, claire: parentOf(family), paul: parentOf(family, 1) },
    leas: await reserve(family, lea, town, WEEK),
    toms: await reserve(family, tom, town, WEEK),
    agent: await makeStaff([town.structureId], ["REQUESTS"]),
  };
}

export const cells = (ids: readonly string[], version = 1) =>
  ids.map((reservationId) => ({ reservationId, version }));

export const declare = (actor: ParentActor, ids: readonly string[], reason: AbsenceReason = "illness") =>
  declareAbsence(actor, { cells: cells(ids), reason, note: "" });

/** Declares days that must be accepted; the ids of the declarations. */
export async function declared(
  actor: ParentActor,
  ids: readonly string[],
  reason: AbsenceReason = "illness",
) {
  const answer = await declare(actor, ids, reason);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.declarationIds;
}

const PARIS = "Europe/Paris";
export const ownAbsences = (actor: ParentActor) => queries.ownAbsences(actor, PARIS);
export const declarableDays = (actor: ParentActor) => queries.declarableDays(actor, PARIS);

const LETTERS = { PRESENT: "P", ABSENT_JUSTIFIED: "AJ", ABSENT_UNJUSTIFIED: "AI" } as const;

/** The letters of reservations, in order: "AJ AI –". */
export async function lettersOf(ids: readonly string[]): Promise<string> {
  const rows = await db().attendance.findMany({ where: { reservationId: { in: [...ids] } } });
  const of = new Map(rows.map(({ reservationId, status }) => [reservationId, LETTERS[status]]));
  return ids.map((id) => of.get(id) ?? "–").join(" ");
}

/** Why the days of the newest declaration count as they do, as the family reads it. */
export const whysOf = async (actor: ParentActor) =>
  (await ownAbsences(actor)).declarations[0]?.days.map(({ why }) => why).join(" ");

export const absenceIds = async (declarationId: string) =>
  (await db().absence.findMany({ where: { declarationId }, orderBy: { reservation: { date: "asc" } } })).map(
    ({ id }) => id,
  );

export const eventsOf = async ({ householdId }: Pick<Home, "householdId">) =>
  (
    await db().auditEvent.findMany({
      where: { householdId, kind: { startsWith: "absence." } },
      orderBy: { id: "asc" },
    })
  ).map(({ kind }) => kind.replace("absence.", ""));

export const mailsOf = ({ householdId }: Pick<Home, "householdId">, template = "absence") =>
  db().mail.findMany({ where: { householdId, template }, orderBy: { to: "asc" } });
