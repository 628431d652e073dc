import { z } from "zod";
import { id } from "@/lib/fields";

const named = z.object({ activity: z.string(), slot: z.string(), date: z.iso.date() });

/** What waits for a parent's own answer: a place offered until an instant, or what staff propose in place of a day. */
export const answersFacts = z.array(
  z.discriminatedUnion("kind", [
    named.extend({
      kind: z.literal("offer"),
      reservationId: id,
      version: z.number(),
      child: z.string(),
      until: z.iso.datetime({ offset: true }),
    }),
    named.extend({
      kind: z.literal("proposal"),
      proposalId: id,
      child: z.string(),
      reason: z.string().nullable(),
      /** Null: the waiting list of the same day. */
      instead: named.nullable(),
    }),
  ]),
);
export type WaitingAnswer = z.output<typeof answersFacts>[number];

const reponse = z.enum(["accepter", "refuser"], "choose-one");
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "invalid")
  .transform(Number);

/** "Accepter la place" or "Refuser", of a place offered. */
export const answerOfferForm = z
  .object({ reservation: id, version, reponse })
  .transform(({ reservation, reponse, ...seen }) => ({
    ...seen,
    reservationId: reservation,
    accept: reponse === "accepter",
  }));

/** "Accepter" or "Refuser", of what staff propose. */
export const answerProposalForm = z
  .object({ proposition: id, reponse })
  .transform(({ proposition, reponse }) => ({ proposalId: proposition, accept: reponse === "accepter" }));

/** What the page says once an answer was given, as its address names it. */
export const SAID = ["reservee", "attente", "declinee", "delai", "complet", "reglee"] as const;
export type Said = (typeof SAID)[number];
export const said = z.enum(SAID).nullable().catch(null);
