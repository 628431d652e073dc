import { z } from "zod";
import { id, paragraph } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

/** All of a child's costs, in hundredths of a percent. */
const WHOLE = 10_000;

const say = (code: RefusalCode) => code;

/** NONE: no tie at all. A withdrawal is no choice of this list: it needs its judgment. */
export const AUTHORITIES = ["YES", "NO", "NONE"] as const;

/** The rights of one adult over one child; the share in hundredths of a percent. */
export type Rights = {
  adultId: string;
  /** KEEP: authority was withdrawn, and stays so. */
  authority: (typeof AUTHORITIES)[number] | "KEEP";
  mayCollect: boolean;
  emergencyContact: boolean;
  payerShare: number;
};

const share = z
  .string()
  .optional()
  .transform((text, ctx) => {
    const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec((text ?? "").replace(/[\s\u00a0\u202f%]/g, "") || "0");
    const value = match ? Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0")) : Number.NaN;
    if (value <= WHOLE) return value;
    ctx.addIssue({ code: "custom", message: say("bad-share") });
    return z.NEVER;
  });

const oneRight = z.object({
  autorite: z.enum([...AUTHORITIES, "KEEP"], say("choose-one")),
  recuperer: z.literal("oui").optional(),
  urgence: z.literal("oui").optional(),
  part: share,
});

/** One press of "Enregistrer" in the table of rights: all the adults of a household over one child. */
export const rightsSchema = z
  .object({
    foyer: id,
    enfant: id,
    adultes: z.record(id, oneRight).refine((adults) => Object.keys(adults).length <= 20, say("too-many")),
  })
  .transform(({ foyer, enfant, adultes }) => ({
    householdId: foyer,
    childId: enfant,
    rights: Object.entries(adultes).map(
      ([adultId, { autorite, recuperer, urgence, part }]): Rights => ({
        adultId,
        authority: autorite,
        mayCollect: recuperer === "oui",
        emergencyContact: urgence === "oui",
        payerShare: part,
      }),
    ),
  }));
export type RightsInput = z.output<typeof rightsSchema>;

export const noteSchema = z
  .object({ foyer: id, note: paragraph(2_000) })
  .transform(({ foyer, note }) => ({ householdId: foyer, body: note }));

export const eraseNoteSchema = z.object({ note: id }).transform(({ note }) => ({ noteId: note }));

export const identitySchema = z
  .object({ personne: id, verifiee: z.enum(["oui", "non"], say("choose-one")) })
  .transform(({ personne, verifiee }) => ({ personId: personne, checked: verifiee === "oui" }));

/** With the judgment, sent as a file beside it. */
export const withdrawalSchema = z
  .object({ adulte: id, enfant: id })
  .transform(({ adulte, enfant }) => ({ adultId: adulte, childId: enfant }));
