"use server";

import { parentAction, staffAction } from "@/lib/action";
import type { Locale } from "@/lib/actor";
import { done, type Refusal } from "@/lib/result";
import { sayDay } from "@/lib/text/dates";
import * as commands from "./commands";
import { decideProofForm, declareForm, setAbsencesForm, withdrawForm } from "./schema";

const OWN = "/reservations/absences";
const STAFF = "/equipe/demandes/absences";

/** "Signaler l’absence", then the page with what counts and where proofs are sent. */
export const declareAbsences = parentAction(declareForm, async (actor, input) => {
  const declared = await commands.declareAbsence(actor, input);
  if (!declared.ok) return inWords(declared, actor.locale);
  const { declarationIds, days } = declared.value;
  return done({ to: `${OWN}?jours=${days}${declarationIds.map((id) => `&declaree=${id}`).join("")}#bilan` });
});

/** "Retirer" beside days that are still to come. */
export const withdrawAbsences = parentAction(withdrawForm, async (actor, { absence }) => {
  const withdrawn = await commands.withdrawAbsence(actor, absence);
  return withdrawn.ok ? done({ to: `${OWN}?retirees=1#bilan` }) : inWords(withdrawn, actor.locale);
});

/** "Accepter" or "Refuser" beside a proof, then the next one. */
export const decideAbsenceProof = staffAction("REQUESTS", decideProofForm, async (actor, input) => {
  const decided = await commands.decideProof(actor, input);
  const did = input.verdict.accept ? "valides" : "refuses";
  return decided.ok ? done({ to: `${STAFF}?filtre=${input.filter}&${did}=1` }) : decided;
});

/** AJ or AI by hand. */
export const setAbsenceDays = staffAction("REQUESTS", setAbsencesForm, async (actor, input) => {
  const set = await commands.setAbsences(actor, input);
  return set.ok ? done({ to: `${STAFF}?filtre=${input.filter}&fixes=${set.value.days}` }) : set;
});

/** The day at fault as people say it. */
function inWords(refusal: Refusal, locale: Locale): Refusal {
  const { date, ...params } = refusal.params ?? {};
  if (typeof date !== "string") return refusal;
  const day = sayDay(date, locale, { weekday: "long", day: "numeric", month: "long" });
  return { ...refusal, params: { ...params, date: day } };
}
