import { z } from "zod";
import {
  civility,
  email,
  id,
  line,
  listOf,
  optionalLine,
  optionalPhone,
  paragraph,
  personName,
  phone,
  plainDate,
  postalCode,
} from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** Children of one sign-up at most. */
export const MAX_CHILDREN = 10;

/** Sign-ups decided together at most. */
export const MAX_DECIDED = 200;

const ticked = (code: RefusalCode) => z.literal("oui", say(code));

const emptyAsNull = (text: string | undefined) => text?.trim() || null;

/** A title is never demanded: it is not needed to care for a child (CJEU, 9 January 2025, C-394/23). */
const optionalCivility = z.string().optional().transform(emptyAsNull).pipe(civility.nullable());

const optionalEmail = z.string().optional().transform(emptyAsNull).pipe(email.nullable());

const signUpChild = z
  .object({ prenom: personName, nom: personName, dateNaissance: plainDate })
  .transform(({ prenom, nom, dateNaissance }) => ({
    firstName: prenom,
    lastName: nom,
    birthDate: dateNaissance,
  }));

/** What a new family types at /inscription. */
export const signUpSchema = z
  .object({
    civilite: optionalCivility,
    prenom: personName,
    nom: personName,
    email,
    telephone: phone,
    adresse: line(200),
    codePostal: postalCode,
    commune: line(100),
    structure: z.string(say("choose-one")).min(1, say("choose-one")).pipe(id),
    enfants: z
      .array(signUpChild, say("required"))
      .min(1, say("required"))
      .max(MAX_CHILDREN, say("too-many-children")),
    confidentialite: ticked("privacy-required"),
  })
  .transform(
    ({ civilite, prenom, nom, email, telephone, adresse, codePostal, commune, structure, enfants }) => ({
      civility: civilite,
      firstName: prenom,
      lastName: nom,
      email,
      phone: telephone,
      address: adresse,
      postalCode: codePostal,
      city: commune,
      structureId: structure,
      children: enfants,
    }),
  );
export type SignUpInput = z.output<typeof signUpSchema>;
export type SignUpChildInput = SignUpInput["children"][number];

/** One press of "Valider" or "Refuser" on sign-ups; the command demands a reason for a refusal. */
export const decideSignUpsSchema = z.object({
  ids: listOf(id, MAX_DECIDED),
  accept: z.boolean(),
  reason: paragraph(500).optional(),
  /** The sign-ups of which staff say that the children known already are the same. */
  sameChildren: listOf(id, MAX_DECIDED).optional(),
});
export type DecideSignUpsInput = z.output<typeof decideSignUpsSchema>;

/** The steps of the first file, in their order; also the last segment of their address. */
export const STEPS = ["coordonnees", "enfants", "responsable", "quotient", "confirmation"] as const;
export type Step = (typeof STEPS)[number];

export const contactStepSchema = z
  .object({ telephone: phone, adresse: line(200), codePostal: postalCode, commune: line(100) })
  .transform(({ telephone, adresse, codePostal, commune }) => ({
    phone: telephone,
    address: adresse,
    postalCode: codePostal,
    city: commune,
  }));
export type ContactInput = z.output<typeof contactStepSchema>;

export const SCHOOL_CLASSES = [
  "PS",
  "MS",
  "GS",
  "CP",
  "CE1",
  "CE2",
  "CM1",
  "CM2",
  "COLLEGE",
  "AUTRE",
] as const;

const childOfFile = z
  .object({
    id,
    sexe: z.enum(["F", "M"], say("choose-one")),
    classe: z.enum(SCHOOL_CLASSES, say("choose-one")),
  })
  .transform(({ id, sexe, classe }) => ({ id, sex: sexe, schoolClass: classe }));

export const childrenStepSchema = z
  .object({ enfants: z.array(childOfFile, say("required")).min(1, say("required")).max(50, say("too-many")) })
  .transform(({ enfants }) => ({ children: enfants }));
export type ChildrenInput = z.output<typeof childrenStepSchema>;

const alone = z.object({ seul: ticked("required") }).transform(() => null);

const secondAdult = z
  .object({
    civilite: optionalCivility,
    prenom: personName,
    nom: personName,
    telephone: optionalPhone,
    email: optionalEmail,
  })
  .transform(({ civilite, prenom, nom, telephone, email }) => ({
    civility: civilite,
    firstName: prenom,
    lastName: nom,
    phone: telephone ?? null,
    email,
  }));

/** The second adult of the household, or null where the box "Je suis seul(e) responsable" is ticked. */
export const secondAdultStepSchema = z.unknown().transform((values, ctx) => {
  const solitary = alone.safeParse(values);
  if (solitary.success) return solitary.data;
  const parsed = secondAdult.safeParse(values);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: "custom", path, message });
  return z.NEVER;
});
export type SecondAdultInput = z.output<typeof secondAdultStepSchema>;

export const quotientStepSchema = z
  .object({
    regime: z.enum(["CAF", "MSA", "OTHER"], say("choose-one")),
    allocataire: optionalLine(20).refine((text) => /^[\dA-Za-z ]*$/.test(text), say("bad-allocataire")),
  })
  .transform(({ regime, allocataire }) => ({
    regime,
    allocataireNumber: allocataire.replaceAll(" ", "").toUpperCase() || null,
  }));
export type QuotientInput = z.output<typeof quotientStepSchema>;

export const confirmStepSchema = z.object({ exact: ticked("confirm-required") });
