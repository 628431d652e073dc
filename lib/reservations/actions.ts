"use server";

import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import { sendCells, undoSending } from "./commands";
import { type CalendarView, sendSchema, undoSchema } from "./schema";

/** The calendar where it stood, opened at the outcome of a sending. */
function outcomePage(place: { vue: CalendarView; date: string | null }, envoi: string): string {
  const query = new URLSearchParams({ vue: place.vue, envoi });
  if (place.date) query.set("date", place.date);
  return `/reservations?${query}#bilan`;
}

/** "Envoyer mes demandes": all the ticked cells in one action, then the outcome of each. */
export const sendRequests = parentAction(sendSchema, async (actor, { cellule, ...place }) => {
  const sent = await sendCells(actor, cellule);
  if (!sent.ok) return sent;
  return done({ to: outcomePage(place, sent.value.requestId) });
});

/** "Annuler l'envoi": the whole sending goes back, then the outcome of each cell. */
export const undoRequests = parentAction(undoSchema, async (actor, { envoi, ...place }) => {
  const undone = await undoSending(actor, envoi);
  if (!undone.ok) return undone;
  return done({ to: outcomePage(place, undone.value.requestId) });
});
