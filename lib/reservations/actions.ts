"use server";

import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import { sendCells } from "./commands";
import { sendSchema } from "./schema";

/** "Envoyer mes demandes": all the ticked cells in one action, then the outcome of each. */
export const sendRequests = parentAction(sendSchema, async (actor, { cellule, mois }) => {
  const sent = await sendCells(actor, cellule);
  if (!sent.ok) return sent;
  return done({ to: `/reservations?mois=${mois}&vue=mois&envoi=${sent.value.requestId}#bilan` });
});
