import { z } from "zod";
import { id, paragraph } from "@/lib/fields";
import { queueType } from "./queue";

export type DayVerdict =
  | { accept: true }
  | { accept: false; reason: string; proposal?: { slotDayId: string | null } }
  | { wait: true };

const answer = z.enum(["valider", "refuser", "attente"], "choose-one");

/** What a refusal proposes in its place: nothing, the waiting list of the day, or another slot day. */
const proposition = z
  .union([z.literal(["", "liste"]), id])
  .default("")
  .transform((value) => {
    if (value === "") return null;
    return { slotDayId: value === "liste" ? null : value };
  });

/** What staff answer day by day; an empty verdict leaves the day waiting. */
const day = z.object({
  verdict: z.union([answer, z.literal("")], "choose-one").default(""),
  motif: z.string().optional(),
  proposition,
});

/**
 * One press of "Enregistrer la décision" on a request: each refused day has its own reason or the common one. `tout`
 * answers every day in the same way. With where the reader came from, for the request to go on to.
 */
export const decideDaysSchema = z
  .object({
    demande: id,
    type: queueType,
    tout: answer.optional(),
    jours: z.record(id, day).refine((days) => Object.keys(days).length <= 1_000, "too-many"),
    motif: z.string().optional(),
  })
  .transform(({ demande, type, tout, jours, motif }, ctx) => {
    const verdicts = new Map<string, DayVerdict>();
    for (const [reservationId, day] of Object.entries(jours)) {
      const verdict = tout ?? day.verdict;
      if (verdict === "valider") verdicts.set(reservationId, { accept: true });
      if (verdict === "attente") verdicts.set(reservationId, { wait: true });
      if (verdict !== "refuser") continue;
      const own = day.motif?.trim() ? { text: day.motif, path: ["jours", reservationId, "motif"] } : null;
      const reason = paragraph(500).safeParse(own?.text ?? motif ?? "");
      if (reason.success) {
        const proposal = day.proposition;
        verdicts.set(reservationId, { accept: false, reason: reason.data, ...(proposal && { proposal }) });
      } else {
        const code = reason.error.issues[0]?.message ?? "invalid";
        const message = code === "required" ? "reason-required" : code;
        ctx.addIssue({ code: "custom", path: own?.path ?? ["motif"], message });
      }
    }
    if (ctx.issues.length === 0 && verdicts.size === 0) {
      ctx.addIssue({ code: "custom", path: ["jours"], message: "nothing-ticked" });
    }
    return { requestId: demande, type, verdicts };
  });
