import { z } from "zod";
import { line, listOf, optionalLine, optionalPhone, paragraph, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** The vaccines that the file knows: those that a law requires or required, in the order of the health record book. */
export const VACCINES = [
  "DTP",
  "PERTUSSIS",
  "HIB",
  "HEPATITIS_B",
  "PNEUMOCOCCUS",
  "MMR",
  "MENINGOCOCCUS_C",
  "MENINGOCOCCUS_ACWY",
  "MENINGOCOCCUS_B",
] as const;
export type VaccineCode = (typeof VACCINES)[number];

export const ALLERGY_KINDS = ["FOOD", "MEDICINE", "OTHER"] as const;
export const SEVERITIES = ["MILD", "SEVERE"] as const;

/** What a child eats or does not: never why, and never a religion. */
export const DIETS = [
  "NO_PORK",
  "NO_MEAT",
  "VEGETARIAN",
  "GLUTEN_FREE",
  "LACTOSE_FREE",
  "EGG_FREE",
  "PEANUT_FREE",
  "FISH_FREE",
  "OTHER_ALLERGY",
  "OWN_MEAL",
] as const;
export type Diet = (typeof DIETS)[number];

/** Rows of one list at most. */
export const MAX_ROWS = 20;

const isBlank = (value: unknown) => value === undefined || (typeof value === "string" && value.trim() === "");

/**
 * The rows of a list as a form sends them, spare rows and all: a row whose `keys` are all blank counts as absent, and
 * the errors of the others keep the number that they have in the form.
 */
const rows = <R extends z.ZodType>(row: R, keys: readonly string[]) =>
  z
    .array(
      z.unknown().transform((value, ctx): z.output<R> | null => {
        const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
        if (keys.every((key) => isBlank(given[key]))) return null;
        const parsed = row.safeParse(given);
        if (parsed.success) return parsed.data;
        for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: "custom", path, message });
        return z.NEVER;
      }),
      say("invalid"),
    )
    .max(MAX_ROWS, say("too-many"))
    .transform((found) => found.flatMap((row) => row ?? []));

const optionalDate = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .pipe(plainDate.nullable());

/** A box of a form, or what it became. */
const tick = z
  .union([z.literal(["oui", ""]), z.boolean()], say("invalid"))
  .optional()
  .transform((value) => value === "oui" || value === true);

const optionalParagraph = (max: number) =>
  z
    .string(say("invalid"))
    .nullish()
    .transform((text) => text?.replaceAll("\r\n", "\n").trim() || undefined)
    .pipe(paragraph(max).optional())
    .transform((text) => text ?? "");

const inOrder = ({ from, to }: { from: string | null; to: string | null }) => !from || !to || from <= to;
const ORDER = { message: say("end-before-start"), path: ["to"] };

const vaccination = z.object({
  code: z.enum(VACCINES, say("choose-one")),
  /** The day of the last dose. */
  date: optionalDate,
  /** A doctor certified that the child may not receive it. */
  exempt: tick,
});

const vaccinations = rows(vaccination, ["date", "exempt"])
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, say("invalid"))
  .transform((all) => all.toSorted((a, b) => VACCINES.indexOf(a.code) - VACCINES.indexOf(b.code)));

const noPai = z.object({ active: z.union([z.literal("non"), z.literal(false)]) });
const activePai = z
  .object({
    active: z.union([z.literal("oui"), z.literal(true)]),
    from: plainDate,
    to: plainDate,
    /** What the emergency kit holds, and where it is kept; empty: there is none. */
    kit: optionalLine(300),
    kitPlace: optionalLine(200),
    /** What to do in an emergency, as the protocol says it. */
    action: optionalParagraph(1_000),
  })
  .refine(inOrder, ORDER)
  .transform((pai) => ({ ...pai, active: true as const }));

/** Nothing answered (null), no PAI, or the PAI with its validity. */
const pai = z.unknown().transform((value, ctx): { active: false } | z.output<typeof activePai> | null => {
  const active = (value as { active?: unknown } | null | undefined)?.active;
  if (isBlank(active ?? undefined)) return null;
  if (noPai.safeParse(value).success) return { active: false };
  const parsed = activePai.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: "custom", path, message });
  return z.NEVER;
});

const allergy = z.object({
  what: line(100),
  kind: z.enum(ALLERGY_KINDS, say("choose-one")),
  severity: z.enum(SEVERITIES, say("choose-one")),
  /** What to do when it shows. */
  action: optionalLine(300),
});

const treatment = z
  .object({
    name: line(150),
    dosage: line(300),
    from: optionalDate,
    to: optionalDate,
    /** Without the doctor's prescription nobody may give it. */
    prescription: tick,
  })
  .refine(inOrder, ORDER);

const doctorFields = z.object({ name: line(100), phone: optionalPhone, city: optionalLine(100) });
const doctor = z
  .unknown()
  .transform((value, ctx): { name: string; phone: string | null; city: string } | null => {
    const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
    if (["name", "phone", "city"].every((key) => isBlank(given[key] ?? undefined))) return null;
    const parsed = doctorFields.safeParse({ ...given, phone: given.phone ?? undefined });
    if (parsed.success) return { ...parsed.data, phone: parsed.data.phone ?? null };
    for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: "custom", path, message });
    return z.NEVER;
  });

const diets = listOf(z.enum([...DIETS, ""], say("choose-one")), DIETS.length + 1).transform((given) =>
  DIETS.filter((diet) => given.includes(diet)),
);

/**
 * Each health value as its form sends it. Every schema reads its own output again unchanged. A list that was answered
 * by nothing is []; what nobody answered yet is null.
 */
export const HEALTH_FIELDS = {
  vaccinations: vaccinations.nullable(),
  pai,
  allergies: rows(allergy, ["what", "action"]).nullable(),
  treatments: rows(treatment, ["name", "dosage", "from", "to"]).nullable(),
  doctor,
  healthNote: optionalParagraph(2_000),
  diets: diets.nullable(),
  dietNote: optionalParagraph(1_000),
};

/** All that the portal knows of a child's health and diet. */
export const childHealthSchema = z.object(HEALTH_FIELDS);
export type ChildHealthValue = z.output<typeof childHealthSchema>;
export type HealthKey = keyof ChildHealthValue;
export type Vaccination = NonNullable<ChildHealthValue["vaccinations"]>[number];
export type Pai = NonNullable<ChildHealthValue["pai"]>;
export type Allergy = NonNullable<ChildHealthValue["allergies"]>[number];
export type Treatment = NonNullable<ChildHealthValue["treatments"]>[number];
export type Doctor = NonNullable<ChildHealthValue["doctor"]>;

/** A child of whom nothing was answered. */
export const NO_HEALTH: ChildHealthValue = {
  vaccinations: null,
  pai: null,
  allergies: null,
  treatments: null,
  doctor: null,
  healthNote: "",
  diets: null,
  dietNote: "",
};
