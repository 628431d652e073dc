import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";

/**
 * Whether a family is to be told now that a verified piece ends: it still counts, its last day is at most
 * `reminderDays` away, and nothing that counts longer or waits for staff was sent since. Never with 0 days.
 */
export function isReminderDue(
  piece: { to: PlainDate; reminderDays: number; renewed: boolean },
  today: PlainDate,
): boolean {
  if (piece.renewed || piece.reminderDays === 0 || piece.to < today) return false;
  return piece.to <= Temporal.PlainDate.from(today).add({ days: piece.reminderDays }).toString();
}
