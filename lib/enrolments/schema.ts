import { z } from "zod";
import { id, listOf, optionalLine, paragraph } from "@/lib/fields";

export type EnrolmentState = "REQUESTED" | "ACCEPTED" | "REFUSED" | "WAITLISTED" | "WITHDRAWN";

/** "Demander l’inscription": one period, some children, a word to the structure. */
export const askForm = z
  .object({
    periode: id,
    enfants: listOf(id, 20).refine((list) => list.length > 0, "nothing-ticked"),
    note: optionalLine(300),
  })
  .transform(({ periode, enfants, note }) => ({ periodId: periode, childIds: [...new Set(enfants)], note }));
export type AskEnrolment = z.output<typeof askForm>;

/** "Retirer la demande". */
export const withdrawForm = z
  .object({ demande: id, version: z.coerce.number().int().min(1) })
  .transform(({ demande, version }) => ({ requestId: demande, version }));

/** What staff answer to one request. */
export type EnrolmentVerdict = { accept: true } | { accept: false; reason: string } | { wait: true };

const answer = z.enum(["valider", "attente", "refuser", ""], "choose-one").default("");

/** "Enregistrer les réponses": the empty answer leaves a request waiting; each refusal has its reason or the common one. */
export const decideForm = z
  .object({
    reponses: z
      .record(id, z.object({ verdict: answer, motif: z.string().optional() }))
      .refine((answers) => Object.keys(answers).length <= 500, "too-many"),
    motif: z.string().optional(),
  })
  .transform(({ reponses, motif }, ctx) => {
    const verdicts = new Map<string, EnrolmentVerdict>();
    for (const [requestId, given] of Object.entries(reponses)) {
      if (given.verdict === "valider") verdicts.set(requestId, { accept: true });
      if (given.verdict === "attente") verdicts.set(requestId, { wait: true });
      if (given.verdict !== "refuser") continue;
      const own = given.motif?.trim();
      const reason = paragraph(500).safeParse(own || (motif ?? ""));
      if (reason.success) verdicts.set(requestId, { accept: false, reason: reason.data });
      else {
        const code = reason.error.issues[0]?.message ?? "invalid";
        const path = own ? ["reponses", requestId, "motif"] : ["motif"];
        ctx.addIssue({ code: "custom", path, message: code === "required" ? "reason-required" : code });
      }
    }
    if (ctx.issues.length === 0 && verdicts.size === 0) {
      ctx.addIssue({ code: "custom", path: ["reponses"], message: "nothing-ticked" });
    }
    return verdicts;
  });

/** "Mettre fin à l’inscription". */
export const endForm = z
  .object({ demande: id, version: z.coerce.number().int().min(1), motif: paragraph(500) })
  .transform(({ demande, version, motif }) => ({ requestId: demande, version, reason: motif }));
