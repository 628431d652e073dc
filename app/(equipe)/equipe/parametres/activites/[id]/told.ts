import { daysReport } from "@/lib/activities/queries";
import type { DaysReport } from "@/lib/activities/rules";
import type { StaffActor } from "@/lib/actor";

export type Saved = { what: "saved" | "created"; report: DaysReport | null };

/** What the address says was just done: "enregistre", "cree", or the id of the event that holds what the days became. */
export async function toldBy(actor: StaffActor, activityId: string, done: unknown): Promise<Saved | null> {
  if (typeof done !== "string") return null;
  if (done === "cree") return { what: "created", report: null };
  if (done === "enregistre") return { what: "saved", report: null };
  const report = await daysReport(actor, activityId, done);
  return report && { what: "saved", report };
}
