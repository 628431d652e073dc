"use server";

import { staffAction } from "@/lib/action";
import * as commands from "@/lib/reservations/commands";
import { done } from "@/lib/result";
import { addForm, cancelForm, moveForm, planningPath } from "./schema";

const RESERVATION = "/equipe/planning/reservations";

/** "Ajouter": the ticked slots of one day for one child. */
export const addByHand = staffAction(
  "REQUESTS",
  addForm,
  async (actor, { structure, jour, enfant, foyer, creneaux, motif }) => {
    const added = await commands.addByHand(actor, {
      childId: enfant,
      householdId: foyer,
      slotDayIds: creneaux,
      reason: motif || null,
    });
    if (!added.ok) return added;
    return done({ to: `${planningPath({ structure, jour })}&ajoutes=${added.value.added}` });
  },
);

/** "Déplacer": to another day or slot, then the page of the new reservation. */
export const moveByHand = staffAction("REQUESTS", moveForm, async (actor, { reservation, version, vers }) => {
  const moved = await commands.moveByHand(actor, { reservationId: reservation, version, toSlotDayId: vers });
  return moved.ok ? done({ to: `${RESERVATION}/${moved.value.reservationId}?fait=deplacee` }) : moved;
});

/** "Annuler la réservation". */
export const cancelByHand = staffAction(
  "REQUESTS",
  cancelForm,
  async (actor, { reservation, version, motif, facture }) => {
    const cancelled = await commands.cancelByHand(actor, {
      reservationId: reservation,
      version,
      reason: motif,
      due: facture === "oui",
    });
    return cancelled.ok ? done({ to: `${RESERVATION}/${reservation}?fait=annulee` }) : cancelled;
  },
);
