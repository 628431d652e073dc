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
