import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";

/** Days for which a document nobody opened is called new. */
const NEW_DAYS = 14;

/** Where a published document stands on `today`. */
export function displayState(
  { from, to, withdrawn }: { from: PlainDate; to: PlainDate | null; withdrawn: boolean },
  today: PlainDate,
): "coming" | "shown" | "over" | "withdrawn" {
  if (withdrawn) return "withdrawn";
  if (today < from) return "coming";
  return to !== null && to < today ? "over" : "shown";
}

/** Whether a shown document is new to a login: never opened by it, and shown for less than two weeks. */
export function isNew({ from, opened }: { from: PlainDate; opened: boolean }, today: PlainDate): boolean {
  return !opened && today < Temporal.PlainDate.from(from).add({ days: NEW_DAYS }).toString();
}
