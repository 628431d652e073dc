import { z } from "zod";
import { id, line, optionalLine, paragraph, plainDate } from "@/lib/fields";

/** Files of one press of "Envoyer" without script; with script they leave one by one. */
export const MAX_FILES = 5;

/** Documents of one household that may wait for staff at once. */
export const MAX_WAITING = 60;

const optionalText = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => text?.trim() ?? "")
    .pipe(z.union([z.literal(""), paragraph(max)]));

const optionalId = z
  .string()
  .optional()
  .transform((text) => text || null)
  .pipe(id.nullable());

const optionalDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(plainDate.nullable());

/** What a family says of the files that it sends: an asked-for piece, or a title of its own. */
export const sendForm = z
  .object({
    piece: optionalId,
    enfant: optionalId,
    titre: optionalLine(120),
    note: optionalText(500),
    sante: z.literal("oui").optional(),
  })
  .transform(({ piece, enfant, titre, note, sante }, ctx) => {
    if (!piece && !titre) ctx.addIssue({ code: "custom", path: ["titre"], message: "required" });
    if (!piece && sante && !enfant)
      ctx.addIssue({ code: "custom", path: ["enfant"], message: "upload-child" });
    return { typeId: piece, childId: enfant, title: titre, note, health: sante === "oui" };
  });
export type NewUpload = z.output<typeof sendForm>;

export const withdrawUploadForm = z.object({ envoi: id });

export const CATEGORIES = ["RULES", "MENU", "FORM", "NEWS", "LETTER", "OTHER"] as const;

/** What staff say of the files that they publish. Without a title each file bears its own name. */
export const publishForm = z
  .object({
    pour: z.enum(["tous", "structure", "famille"], "choose-one"),
    structure: optionalId,
    famille: optionalId,
    categorie: z.enum(CATEGORIES, "choose-one"),
    titre: optionalLine(120),
    description: optionalText(1_000),
    du: plainDate,
    au: optionalDay,
  })
  .transform(({ pour, structure, famille, categorie, titre, description, du, au }, ctx) => {
    if (pour === "structure" && !structure)
      ctx.addIssue({ code: "custom", path: ["structure"], message: "choose-one" });
    if (pour === "famille" && !famille)
      ctx.addIssue({ code: "custom", path: ["famille"], message: "choose-one" });
    if (au && au < du) ctx.addIssue({ code: "custom", path: ["au"], message: "end-before-start" });
    const audience = { tous: "EVERYBODY", structure: "STRUCTURE", famille: "HOUSEHOLD" } as const;
    return {
      audience: audience[pour],
      structureId: structure,
      householdId: pour === "famille" ? famille : null,
      category: categorie,
      title: titre,
      description,
      from: du,
      to: au,
    };
  });
export type NewDocument = z.output<typeof publishForm>;

export const withdrawDocumentForm = z.object({ document: id });

/** Staff's answer to one document: its validity, or why not. */
export const uploadVerdict = z.discriminatedUnion("accept", [
  z.object({ accept: z.literal(true), from: plainDate.nullable(), to: plainDate.nullable() }),
  z.object({ accept: z.literal(false), reason: paragraph(500) }),
]);
export type UploadVerdict = z.output<typeof uploadVerdict>;

const several = z.union([z.string(), z.array(z.string())]).optional();
const pairs = (text: RegExp) =>
  several.transform((value) =>
    [value ?? []].flat().flatMap((one) => {
      const [, name, code] = text.exec(one) ?? [];
      return name && code ? [{ name, code }] : [];
    }),
  );

/** What the address of a page tells of a form with files that was sent without script. */
export const sendOutcome = z.object({
  /** Files that were kept. */
  recus: z.coerce.number().int().min(0).max(MAX_FILES).optional().catch(undefined),
  /** "2.file-too-big": the second file, and why. */
  refus: pairs(/^(\d{1,2})\.([a-z-]{1,40})$/),
  /** Why the form as a whole was refused. */
  erreur: line(40).optional().catch(undefined),
  /** "titre.required": a field, and why. */
  champ: pairs(/^([a-z]{1,20})\.([a-z-]{1,40})$/),
  retire: z.literal("1").optional().catch(undefined),
});
export type SendOutcome = z.output<typeof sendOutcome>;

/** Which form of the page of sendings an outcome is about. */
export const sendTarget = z.object({
  piece: optionalId.catch(null),
  enfant: optionalId.catch(null),
});

/** What the address of the publishing page has chosen so far. */
export const publishQuery = z.object({
  pour: z.enum(["tous", "structure", "famille"]).optional().catch(undefined),
  famille: optionalId.catch(null),
  q: optionalLine(100).catch(""),
});

export const listPage = z.coerce.number().int().min(1).max(10_000).catch(1);
