import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { AttendanceStatus, ReservationState } from "../rules";
import { lockSlotDays, storeChanges } from "./write";

/** A reservation taken over as it stands: from another software, or for the demonstration. */
export type RecordedReservation = {
  childId: string;
  householdId: string;
  accountId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  state: ReservationState;
  reason: string | null;
  attendance: AttendanceStatus | null;
  /** When it was asked for. */
  at: Date;
  /** Until when the place of an OFFERED one is held. */
  offerUntil?: Date;
  /** Asked after its deadline, and by how many percent its price grows for it. */
  late?: boolean;
  surcharge?: number;
};

const HOLDING: ReservationState[] = ["REQUESTED", "RESERVED", "CANCEL_REQUESTED", "OFFERED"];

/** Stores one household's reservations as one sending, with one history row each and the places they hold. */
export async function recordReservations(actor: SystemActor, rows: RecordedReservation[]): Promise<void> {
  allow(actor, "system");
  const first = rows[0];
  if (!first) return;
  const requestId = newId();
  const places = new Map<string, number>();
  for (const row of rows) {
    if (HOLDING.includes(row.state)) places.set(row.slotDayId, (places.get(row.slotDayId) ?? 0) + 1);
  }
  const changes = rows.map((row) => ({
    ...row,
    reservationId: newId(),
    requestId,
    version: 1,
    from: null,
    to: row.state,
    holds: HOLDING.includes(row.state),
    places: 0 as const,
    late: row.late ?? false,
    surcharge: row.surcharge ?? 0,
    due: false,
    waitingSince: row.state === "WAITLISTED" || row.state === "OFFERED" ? row.at : null,
    offerUntil: row.offerUntil ?? null,
  }));
  await transaction(async (tx) => {
    await lockSlotDays(tx, [...places.keys()]);
    await tx.reservationRequest.create({
      data: {
        id: requestId,
        householdId: first.householdId,
        accountId: first.accountId,
        createdAt: first.at,
        outcomes: [],
      },
    });
    await storeChanges(tx, changes, places, {
      accountId: first.accountId,
      at: first.at,
      requestId,
      decisionId: null,
    });
    await tx.attendance.createMany({
      data: changes.flatMap(({ reservationId, attendance, at }) =>
        attendance ? [{ reservationId, status: attendance, recordedAt: at }] : [],
      ),
    });
  });
}
