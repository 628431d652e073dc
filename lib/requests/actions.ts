"use server";

import { staffAction } from "@/lib/action";
import { decideReservations } from "@/lib/reservations/commands";
import { done } from "@/lib/result";
import { decideQueue, type QueueReport } from "./commands";
import { decideDaysSchema, decideForm, type QueueType } from "./schema";

/** "Valider" or "Refuser": everything ticked, then the queue again with what was done. */
export const decide = staffAction("REQUESTS", decideForm, async (actor, { type, ...input }) => {
  const decided = await decideQueue(actor, input);
  return decided.ok ? done({ to: reportPath(decided.value, type) }) : decided;
});

/** "Enregistrer la décision": some days accepted, others refused, in one decision and one mail. */
export const decideDays = staffAction("REQUESTS", decideDaysSchema, async (actor, verdicts) => {
  const decided = await decideReservations(actor, verdicts);
  return decided.ok ? done({ to: reportPath({ ...decided.value, emailTaken: 0 }, "toutes") }) : decided;
});

function reportPath({ accepted, refused, already, full, emailTaken }: QueueReport, type: QueueType): string {
  const counts = { valides: accepted, refuses: refused, deja: already, complets: full, pris: emailTaken };
  const query = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  return `/equipe/demandes?type=${type}&${query.join("&")}`;
}
