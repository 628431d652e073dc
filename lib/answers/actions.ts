"use server";

import { parentAction } from "@/lib/action";
import type { PlainDate } from "@/lib/dates";
import { answerOffer, answerProposal } from "@/lib/reservations/commands";
import { done, type RefusalCode } from "@/lib/result";
import { answerOfferForm, answerProposalForm, type Said } from "./schema";

/** A place offered by the waiting list, accepted or declined; the calendar then says what became of it. */
export const answerPlace = parentAction(answerOfferForm, async (actor, input) => {
  const answered = await answerOffer(actor, input);
  if (answered.ok) return backTo(input.accept ? "reservee" : "declinee", answered.value.date);
  return LATE[answered.code] ? backTo(LATE[answered.code]!) : answered;
});

/** What staff propose in place of a refused day, accepted or declined. */
export const answerInstead = parentAction(answerProposalForm, async (actor, input) => {
  const answered = await answerProposal(actor, input);
  if (answered.ok) return backTo(BECAME[answered.value.became], answered.value.date);
  return LATE[answered.code] ? backTo(LATE[answered.code]!) : answered;
});

const BECAME = { reserved: "reservee", waitlisted: "attente", declined: "declinee" } as const;

/** What came too late is said on the page itself: the answer it came from is no longer there. */
const LATE: Partial<Record<RefusalCode, Said>> = {
  "offer-lapsed": "delai",
  "offer-gone": "reglee",
  "proposal-gone": "reglee",
  "proposal-full": "complet",
};

function backTo(said: Said, date?: PlainDate) {
  const day = date ? `&date=${date}` : "";
  return done({ to: `/reservations?reponse=${said}${day}#reponses` });
}
