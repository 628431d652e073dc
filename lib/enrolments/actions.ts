"use server";

import { parentAction, staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { askForm, decideForm, endForm, withdrawForm } from "./schema";

const OWN = "/reservations/inscriptions";
const QUEUE = "/equipe/demandes/activites";

/** "Demander l’inscription". */
export const askEnrolment = parentAction(askForm, async (actor, input) => {
  const asked = await commands.askEnrolment(actor, input);
  if (!asked.ok) return asked;
  return done({ to: `${OWN}?demandes=${asked.value.asked}&attente=${asked.value.waiting}` });
});

/** "Retirer la demande". */
export const withdrawEnrolment = parentAction(withdrawForm, async (actor, input) => {
  const withdrawn = await commands.withdrawEnrolment(actor, input);
  return withdrawn.ok ? done({ to: `${OWN}?retiree=1` }) : withdrawn;
});

/** "Enregistrer les réponses". */
export const decideEnrolments = staffAction("REQUESTS", decideForm, async (actor, verdicts) => {
  const decided = await commands.decideEnrolments(actor, verdicts);
  if (!decided.ok) return decided;
  const { accepted, refused, waiting, already, full } = decided.value;
  const counts = `valides=${accepted}&refuses=${refused}&attente=${waiting}&deja=${already}&complets=${full}`;
  return done({ to: `${QUEUE}?${counts}` as const });
});

/** "Mettre fin à l’inscription". */
export const endEnrolment = staffAction("REQUESTS", endForm, async (actor, input) => {
  const ended = await commands.endEnrolment(actor, input);
  return ended.ok ? done({ to: `${QUEUE}?finie=1` }) : ended;
});
