"use server";

import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import { decideQueue } from "./commands";
import { decideSchema } from "./schema";

/** "Valider" or "Refuser": everything ticked, then the queue again with what was done. */
export const decide = staffAction("REQUESTS", decideSchema, async (actor, input) => {
  const decided = await decideQueue(actor, input);
  if (!decided.ok) return decided;
  const { accepted, refused, already, full, emailTaken } = decided.value;
  const counts = { valides: accepted, refuses: refused, deja: already, complets: full, pris: emailTaken };
  const query = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  return done({ to: `/equipe/demandes?${query.join("&")}` });
});
