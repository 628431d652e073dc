import { z } from "zod";
import {
  DEFAULT_MODES,
  type Domain,
  FIELDS,
  type FieldKey,
  type FieldName,
  MODES,
  type Mode,
  POLICIES,
  type Policy,
  SUBJECTS,
  type Subject,
} from "@/lib/dossier/schema";
import { id, line, listOf, optionalLine } from "@/lib/fields";

/** A domain of one kind of subject: "CHILD.identity". */
export type DomainName = `${Subject}.${Domain}`;

type Facts = { domain: Domain; policy: Policy; fixed?: true };
export type FieldFacts = {
  name: FieldName;
  subject: Subject;
  key: FieldKey;
  choices: readonly Policy[];
} & Facts;

/** What a structure may choose for a field: one that the portal cannot do without is never hidden, nor left to chance. */
const choicesOf = ({ policy, fixed }: Facts): readonly Policy[] =>
  fixed ? POLICIES.filter((choice) => choice === "SHOWN" || choice === policy) : POLICIES;

/** Every field of the file, in the order in which settings show them. */
export const FIELD_LIST: readonly FieldFacts[] = SUBJECTS.flatMap((subject) =>
  Object.entries(FIELDS[subject] as Record<string, Facts>).map(([key, facts]) => ({
    ...facts,
    subject,
    key: key as FieldKey,
    name: `${subject}.${key}` as FieldName,
    choices: choicesOf(facts),
  })),
);

/** Every domain that has fields, with its mode where a structure sets none. */
export const DOMAIN_LIST: readonly { name: DomainName; subject: Subject; domain: Domain; mode: Mode }[] = [
  ...new Set(FIELD_LIST.map(({ subject, domain }): DomainName => `${subject}.${domain}`)),
].map((name) => {
  const [subject, domain] = name.split(".") as [Subject, Domain];
  return { name, subject, domain, mode: DEFAULT_MODES[name] ?? "AT_ONCE" };
});

export const CONSENT_KINDS = ["PHOTO", "TRANSPORT", "EMERGENCY_CARE", "LEAVE_ALONE"] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** NONE: nobody is asked. ASKED: the file is to be confirmed each year. BLOCKING: no reservation before that. */
export const CONFIRMATIONS = ["NONE", "ASKED", "BLOCKING"] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** How one structure keeps its families' files; `confirmFrom` is the day "MM-DD" of each year. */
export type FileSettings = {
  fields: Record<FieldName, Policy>;
  modes: Record<DomainName, Mode>;
  bothParents: ConsentKind[];
  confirmation: Confirmation;
  confirmFrom: string | null;
};

const only = <T extends string>(choices: readonly T[]) => z.enum(choices as [T, ...T[]], "choose-one");

const policies = z.object(
  Object.fromEntries(
    SUBJECTS.map((subject) => [
      subject,
      z.object(
        Object.fromEntries(
          FIELD_LIST.filter((field) => field.subject === subject).map(({ key, choices }) => [
            key,
            only(choices),
          ]),
        ),
      ),
    ]),
  ),
);

const modes = z.object(
  Object.fromEntries(
    SUBJECTS.map((subject) => [
      subject,
      z.object(
        Object.fromEntries(
          DOMAIN_LIST.filter((domain) => domain.subject === subject).map(({ domain }) => [
            domain,
            only(MODES),
          ]),
        ),
      ),
    ]),
  ),
);

/** { CHILD: { school: x } } becomes { "CHILD.school": x }. */
const flat = <T>(tree: Record<string, Record<string, T>>) =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([subject, own]) =>
      Object.entries(own).map(([key, value]) => [`${subject}.${key}`, value]),
    ),
  );

const whole = (min: number, max: number) =>
  line(4).transform((text, ctx) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    ctx.addIssue({ code: "custom", message: "bad-number" });
    return z.NEVER;
  });

/** Days of each month in every year: 29 February is not the day of a yearly event. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const twoDigits = (number: number) => String(number).padStart(2, "0");

const yearly = z
  .object({ jour: whole(1, 31), mois: whole(1, 12) })
  .refine(({ jour, mois }) => jour <= DAYS[mois - 1]!, { path: ["jour"], message: "bad-date" })
  .transform(({ jour, mois }) => `${twoDigits(mois)}-${twoDigits(jour)}`);

/** One press of "Enregistrer" under the settings of a structure's files. */
export const fileSettingsForm = z
  .object({
    structure: id,
    version: whole(0, 9_999),
    champs: policies,
    modes,
    accords: listOf(only(CONSENT_KINDS), CONSENT_KINDS.length),
    annuelle: only(CONFIRMATIONS),
    chaque: z.unknown().optional(),
  })
  .transform(({ structure, version, champs, modes, accords, annuelle, chaque }, ctx) => {
    const day = annuelle === "NONE" ? null : yearly.safeParse(chaque ?? {});
    for (const issue of day?.error?.issues ?? []) {
      ctx.addIssue({ code: "custom", path: ["chaque", ...issue.path], message: issue.message });
    }
    return {
      structureId: structure,
      version,
      settings: {
        fields: flat(champs) as FileSettings["fields"],
        modes: flat(modes) as FileSettings["modes"],
        bothParents: CONSENT_KINDS.filter((kind) => accords.includes(kind)),
        confirmation: annuelle,
        confirmFrom: day?.data ?? null,
      } satisfies FileSettings,
    };
  });
export type SaveFileSettings = z.output<typeof fileSettingsForm>;

export const PIECE_KINDS = [
  "INSURANCE",
  "VACCINATION",
  "QF_PROOF",
  "PAI",
  "PRESCRIPTION",
  "IDENTITY",
  "JUDGMENT",
  "OTHER",
] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];
export const PIECE_SCOPES = ["CHILD", "HOUSEHOLD"] as const;
export type PieceScope = (typeof PIECE_SCOPES)[number];
export const VALIDITIES = ["SCHOOL_YEAR", "MONTHS", "CHOSEN", "FOR_EVER"] as const;
export type Validity = (typeof VALIDITIES)[number];
/** OPTIONAL: families may send it. REQUIRED: they must. BLOCKING: no reservation without it. */
export const DEMANDS = ["OPTIONAL", "REQUIRED", "BLOCKING"] as const;
export type Demand = (typeof DEMANDS)[number];

/** What staff may change of a document that a structure asks for. */
export type PieceText = {
  name: string;
  hint: string;
  demand: Demand;
  health: boolean;
  validity: Validity;
  months: number | null;
  reminderDays: number;
};

const pieceFields = {
  nom: line(80),
  consigne: optionalLine(300),
  exigence: only(DEMANDS),
  sante: z.literal("oui").optional(),
  validite: only(VALIDITIES),
  mois: z.string().optional(),
  rappel: whole(0, 365),
};

type PieceFields = z.output<z.ZodObject<typeof pieceFields>>;

function pieceText(given: PieceFields, ctx: z.RefinementCtx): PieceText {
  const months = given.validite === "MONTHS" ? whole(1, 120).safeParse(given.mois ?? "") : null;
  for (const { message } of months?.error?.issues ?? []) {
    ctx.addIssue({ code: "custom", path: ["mois"], message });
  }
  return {
    name: given.nom,
    hint: given.consigne,
    demand: given.exigence,
    health: given.sante === "oui",
    validity: given.validite,
    months: months?.data ?? null,
    reminderDays: given.rappel,
  };
}

export const newPieceForm = z
  .object({ structure: id, nature: only(PIECE_KINDS), pour: only(PIECE_SCOPES), ...pieceFields })
  .transform((given, ctx) => ({
    structureId: given.structure,
    kind: given.nature,
    scope: given.pour,
    ...pieceText(given, ctx),
  }));
export type NewPiece = z.output<typeof newPieceForm>;

/** `lu` is what the form showed: a document changed by somebody else since then is told. */
export const pieceForm = z
  .object({ piece: id, lu: line(1_000), ...pieceFields })
  .transform((given, ctx) => ({ id: given.piece, seen: given.lu, text: pieceText(given, ctx) }));
export type SavePiece = z.output<typeof pieceForm>;

export const archivePieceForm = z
  .object({ piece: id, archiver: z.enum(["oui", "non"], "choose-one") })
  .transform(({ piece, archiver }) => ({ id: piece, archived: archiver === "oui" }));
