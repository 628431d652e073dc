import { expect } from "vitest";
import { db } from "@/lib/db";
import { faults, reservationOf } from "./reservations-books";
import { idOf } from "./reservations-scenes";

/** Places, states and history agree; no day that is shut has anything on it; nobody is told twice of one decision. */
export async function expectSoundDays(): Promise<void> {
  expect(await faults()).toEqual([]);
  const standing = await db().$queryRaw`
    SELECT r.id FROM slot_day d JOIN reservation r ON r.slot_day_id = d.id
    WHERE d.closure_id IS NOT NULL AND (r.state NOT IN ('REFUSED', 'CANCELLED') OR d.held <> 0)`;
  expect(standing).toEqual([]);
  const twice = await db().$queryRaw`
    SELECT decision_id FROM mail WHERE decision_id IS NOT NULL GROUP BY decision_id, account_id HAVING count(*) > 1`;
  expect(twice).toEqual([]);
}

/** What the page of a reservation holds of it. */
export async function seen(childId: string, slotDayId: string) {
  const { id, version } = (await reservationOf(childId, slotDayId))!;
  return { reservationId: id, version };
}

type Told = { days: { date: string; outcome: string; reason: string | null; from?: { date: string } }[] };

/** The days of the last mail of a household, in words: "2026-11-24 added". */
export async function lastMail(householdId: string): Promise<string[]> {
  const mail = await db().mail.findFirst({
    where: { householdId, template: "decision" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const { children } = (mail?.params ?? { children: [] }) as { children: Told[] };
  return children.flatMap(({ days }) =>
    days.map(({ date, outcome, from }) => [date, outcome, from?.date].filter(Boolean).join(" ")),
  );
}

/** How one child stands on a day: its state, and whether it is billed though cancelled. */
export async function standing(childId: string, slotDayId: string) {
  const { state, due, reason } = (await reservationOf(childId, slotDayId))!;
  return { state, due, reason };
}

export { idOf };
