import { z } from "zod";
import { id, line, listOf, paragraph } from "@/lib/fields";

const WAITING = ["REQUESTED", "CANCEL_REQUESTED", "WAITLISTED"] as const;
type WaitingKind = (typeof WAITING)[number];

/** What a box of the queue names: a sign-up, what waits of one sending, or one day of it. */
export type QueueItem =
  | { kind: "sign-up"; id: string }
  | { kind: "request"; id: string; state: WaitingKind }
  | { kind: "cell"; id: string };

/** The value of a box. */
export function itemValue(item: QueueItem): string {
  return item.kind === "request" ? `request.${item.id}.${item.state}` : `${item.kind}.${item.id}`;
}

const item = line(100).transform((text, ctx): QueueItem => {
  const [kind, given, state, ...rest] = text.split(".");
  const name = id.safeParse(given).data;
  if (rest.length === 0 && name) {
    if ((kind === "sign-up" || kind === "cell") && state === undefined) return { kind, id: name };
    const waiting = WAITING.find((one) => one === state);
    if (kind === "request" && waiting) return { kind, id: name, state: waiting };
  }
  ctx.addIssue({ code: "custom", message: "invalid" });
  return z.NEVER;
});

export type Verdict = { accept: true } | { accept: false; reason: string };

/** The verdict that a button stands for; a refusal needs its reason, without which it is null and "motif" is refused. */
export function verdictOf(
  decision: "valider" | "refuser",
  motif: string | undefined,
  ctx: z.RefinementCtx,
): Verdict | null {
  if (decision === "valider") return { accept: true };
  const reason = paragraph(500).safeParse(motif ?? "");
  if (reason.success) return { accept: false, reason: reason.data };
  const code = reason.error.issues[0]?.message ?? "invalid";
  ctx.addIssue({
    code: "custom",
    path: ["motif"],
    message: code === "required" ? "reason-required" : code,
  });
  return null;
}

/** One press of "Valider" or "Refuser" above the queue. */
export const decideSchema = z
  .object({
    demande: listOf(item, 1_000).refine((list) => list.length > 0, "nothing-ticked"),
    decision: z.enum(["valider", "refuser"], "choose-one"),
    motif: z.string().optional(),
    memes: listOf(id, 1_000),
  })
  .transform(({ demande, decision, motif, memes }, ctx) => {
    const verdict = verdictOf(decision, motif, ctx);
    return verdict
      ? { items: demande, ...verdict, ...(memes.length > 0 && { sameChildren: memes }) }
      : z.NEVER;
  });
export type DecideInput = z.output<typeof decideSchema>;

/** The queue's filters, as its address names them. */
export const QUEUE_TYPES = ["toutes", "inscriptions", "reservations", "annulations", "attente"] as const;
export type QueueType = (typeof QUEUE_TYPES)[number];
export const queueType = z.enum(QUEUE_TYPES).catch("toutes");

/** What waits behind a filter; null: all that waits for staff. */
export const kindOf = (type: QueueType): WaitingKind | null =>
  ({
    toutes: null,
    inscriptions: null,
    reservations: WAITING[0],
    annulations: WAITING[1],
    attente: WAITING[2],
  })[type];

/** A decision, and the part of the queue to come back to. */
export const decideForm = z.object({ type: queueType }).and(decideSchema);
