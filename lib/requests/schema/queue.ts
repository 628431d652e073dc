import { z } from "zod";
import { id, line, listOf, paragraph } from "@/lib/fields";

/** What a box of the queue names: a sign-up, what waits of one sending, or one day of it. */
export type QueueItem =
  | { kind: "sign-up"; id: string }
  | { kind: "request"; id: string; state: "REQUESTED" | "CANCEL_REQUESTED" }
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
    if (kind === "request" && (state === "REQUESTED" || state === "CANCEL_REQUESTED"))
      return { kind, id: name, state };
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
export const QUEUE_TYPES = ["toutes", "inscriptions", "reservations", "annulations"] as const;
export type QueueType = (typeof QUEUE_TYPES)[number];
export const queueType = z.enum(QUEUE_TYPES).catch("toutes");

/** A decision, and the part of the queue to come back to. */
export const decideForm = z.object({ type: queueType }).and(decideSchema);

/** What staff answer day by day; an empty verdict leaves the day waiting. */
const dayVerdict = z.object({
  verdict: z.enum(["valider", "refuser", ""], "choose-one").default(""),
  motif: z.string().optional(),
});

/** One press of "Enregistrer la décision" on a request: each refused day has its own reason or the common one. */
export const decideDaysSchema = z
  .object({
    jours: z.record(id, dayVerdict).refine((days) => Object.keys(days).length <= 1_000, "too-many"),
    motif: z.string().optional(),
  })
  .transform(({ jours, motif }, ctx) => {
    const verdicts = new Map<string, { accept: true } | { accept: false; reason: string }>();
    for (const [reservationId, day] of Object.entries(jours)) {
      if (day.verdict === "valider") verdicts.set(reservationId, { accept: true });
      if (day.verdict !== "refuser") continue;
      const own = day.motif?.trim() ? { text: day.motif, path: ["jours", reservationId, "motif"] } : null;
      const reason = paragraph(500).safeParse(own?.text ?? motif ?? "");
      if (reason.success) verdicts.set(reservationId, { accept: false, reason: reason.data });
      else {
        const code = reason.error.issues[0]?.message ?? "invalid";
        const message = code === "required" ? "reason-required" : code;
        ctx.addIssue({ code: "custom", path: own?.path ?? ["motif"], message });
      }
    }
    if (ctx.issues.length === 0 && verdicts.size === 0) {
      ctx.addIssue({ code: "custom", path: ["jours"], message: "nothing-ticked" });
    }
    return verdicts;
  });
