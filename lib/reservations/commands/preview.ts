import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import type { CellOutcome, CellWish } from "../schema";
import { planSending } from "./plan";
import { readSending } from "./sending";

/** What would become of these cells if they were sent now: nothing is written, nothing is held. */
export async function previewCells(actor: ParentActor, wishes: CellWish[]): Promise<CellOutcome[]> {
  allow(actor, "parent");
  if (wishes.length === 0) return [];
  const organisation = await organisationFacts(actor);
  const sending = await readSending(actor, db(), organisation, wishes, false);
  return planSending(sending).outcomes.map(({ undo, ...outcome }) => outcome);
}
