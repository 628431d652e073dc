"use server";

import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { adjustForm, confirmForm, dropForm, newAllocationForm, redraftForm } from "./schema";

const pathOf = (id: string, fait?: string) =>
  `/equipe/attributions/${id}${fait ? `?fait=${fait}` : ""}` as const;

/** "Préparer l’attribution". */
export const prepareAllocation = staffAction("REQUESTS", newAllocationForm, async (actor, input) => {
  const drafted = await commands.draftAllocation(actor, input);
  return drafted.ok ? done({ to: pathOf(drafted.value.id) }) : drafted;
});

/** "Proposer à nouveau". */
export const redraft = staffAction("REQUESTS", redraftForm, async (actor, input) => {
  const drafted = await commands.redraftAllocation(actor, input);
  return drafted.ok ? done({ to: pathOf(input.id, "propose") }) : drafted;
});

/** "Enregistrer ces réponses", back to the same day. */
export const adjust = staffAction("REQUESTS", adjustForm, async (actor, { slotDayId, ...input }) => {
  const adjusted = await commands.adjustAllocation(actor, input);
  return adjusted.ok ? done({ to: `${pathOf(input.id, "modifie")}&jour=${slotDayId}#jour` }) : adjusted;
});

/** "Confirmer et prévenir les familles". */
export const confirm = staffAction("REQUESTS", confirmForm, async (actor, input) => {
  const confirmed = await commands.confirmAllocation(actor, input);
  if (!confirmed.ok) return confirmed;
  const { changed, full } = confirmed.value;
  return done({ to: `${pathOf(input.id, "confirme")}&changes=${changed}&complets=${full}` });
});

/** "Abandonner". */
export const drop = staffAction("REQUESTS", dropForm, async (actor, input) => {
  const dropped = await commands.dropAllocation(actor, input);
  return dropped.ok ? done({ to: "/equipe/attributions?fait=abandonne" }) : dropped;
});
