"use server";

import { staffAction } from "@/lib/action";
import { decideReservations } from "@/lib/reservations/commands";
import { done } from "@/lib/result";
import { decideQueue, type QueueReport } from "./commands";
import { decideDaysSchema, decideSchema } from "./schema";

/** "Valider" or "Refuser": everything ticked, then the queue again with what was done. */
export const decide = staffAction("REQUESTS", decideSchema, async (actor, input) => {
  const decided = await decideQueue(actor, input);
  return decided.ok ? done({ to: reportPath(decided.value) }) : decided;
});

/** "Enregistrer la décision": some days accepted, others refused, in one decision and one mail. */
export const decideDays = staffAction("REQUESTS", decideDaysSchema, async (actor, verdicts) => {
  const decided = await decideReservations(actor, verdicts);
  return decided.ok ? done({ to: reportPath({ ...decided.value, emailTaken: 0 }) }) : decided;
});

function reportPath({ accepted, refused, already, full, emailTaken }: QueueReport): string {
  const counts = { valides: accepted, refuses: refused, deja: already, complets: full, pris: emailTaken };
  const query = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  return `/equipe/demandes?${query.join("&")}`;
}
