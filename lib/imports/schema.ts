import { z } from "zod";
import { id, optionalLine } from "@/lib/fields";

/** Largest file accepted, in bytes. */
export const MAX_IMPORT_BYTES = 8 * 1024 * 1024;
/** Largest number of lines under the header, blank ones included. */
export const MAX_IMPORT_LINES = 20_000;

/** The columns of the file of families, in the order in which we document them. */
export const COLUMNS = [
  "foyer",
  "responsable1_civilite",
  "responsable1_nom",
  "responsable1_prenom",
  "responsable1_email",
  "responsable1_telephone",
  "responsable2_civilite",
  "responsable2_nom",
  "responsable2_prenom",
  "responsable2_email",
  "responsable2_telephone",
  "adresse",
  "code_postal",
  "commune",
  "enfant_nom",
  "enfant_prenom",
  "enfant_date_naissance",
  "enfant_sexe",
  "enfant_classe",
  "structure",
  "qf",
  "regime",
  "allocataire",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Why a whole file is refused. */
export const FILE_REFUSALS = [
  "empty",
  "too-big",
  "binary",
  "spreadsheet",
  "utf-16",
  "unknown-encoding",
  "malformed",
  "unknown-columns",
  "missing-columns",
  "duplicate-columns",
  "no-lines",
  "too-many-lines",
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** `params` fill the sentence: columns (list of names), line (number), max (number). */
export type FileRefusal = { ok: false; code: FileRefusalCode; params: Record<string, string | number> };

/** What is wrong in a line; it keeps the line's whole household out. */
export const LINE_ERRORS = [
  "cell-count",
  "required",
  "too-long",
  "bad-characters",
  "formula",
  "bad-name",
  "bad-email",
  "bad-phone",
  "bad-postal-code",
  "bad-date",
  "bad-age",
  "bad-civility",
  "bad-sex",
  "bad-qf",
  "bad-regime",
  "bad-allocataire",
  "unknown-structure",
  "contradiction",
  "child-twice",
  "third-household",
  "reference-taken",
  "other-structure",
] as const;

/** What was expected instead. */
export const EXPECTATIONS = [
  "cell-count",
  "reference",
  "civility",
  "name",
  "email",
  "phone",
  "address",
  "postal-code",
  "city",
  "birth-date",
  "sex",
  "school-class",
  "structure",
  "qf",
  "regime",
  "allocataire",
  "same-household",
  "one-line-per-child",
  "two-households",
  "own-reference",
  "administrator",
] as const;

/** What staff should look at, and does not prevent the import. */
export const NOTICES = [
  "child-in-two-households",
  "email-in-file",
  "phone-in-file",
  "child-known",
  "email-known",
  "phone-known",
] as const;

const spot = {
  /** Row of the spreadsheet: the header is 1, blank rows count, a cell of several lines is one row. */
  line: z.int().min(1),
  /** Null when the line as a whole is concerned. */
  column: z.enum(COLUMNS).nullable(),
  /** What the cell holds, shortened. */
  value: z.string(),
  /** The other line concerned, if any. */
  otherLine: z.int().nullable(),
};

export const lineError = z.object({ ...spot, code: z.enum(LINE_ERRORS), expected: z.enum(EXPECTATIONS) });
export type LineError = z.infer<typeof lineError>;
export type LineErrorCode = LineError["code"];
export type Expectation = LineError["expected"];

export const lineNotice = z.object({ ...spot, code: z.enum(NOTICES) });
export type LineNotice = z.infer<typeof lineNotice>;

export const parsedAdult = z.object({
  civility: z.enum(["MADAME", "MONSIEUR"]).nullable(),
  firstName: z.string(),
  lastName: z.string(),
  nameKey: z.string(),
  /** Lower case. */
  email: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  /** False without an e-mail, or when an adult before this one has the same. */
  hasLogin: z.boolean(),
});
export type ParsedAdult = z.infer<typeof parsedAdult>;

export const parsedChild = z.object({
  line: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  nameKey: z.string(),
  birthDate: z.string(),
  sex: z.enum(["F", "M"]).nullable(),
  schoolClass: z.string().nullable(),
  /** Name of the structure: as written, then as the structure itself writes it once checked. */
  structure: z.string(),
  /** externalRef of the file's other household in which this same child sits. */
  sharedWith: z.string().nullable(),
});
export type ParsedChild = z.infer<typeof parsedChild>;

export const parsedHousehold = z.object({
  /** The town's own reference (column "foyer"), compared without regard to case. */
  externalRef: z.string(),
  /** Its first line. */
  line: z.int(),
  adults: z.array(parsedAdult).min(1).max(2),
  address: z.string(),
  postalCode: z.string(),
  city: z.string(),
  quotientFamilialCents: z.int().nullable(),
  regime: z.enum(["CAF", "MSA", "OTHER"]).nullable(),
  allocataireNumber: z.string().nullable(),
  children: z.array(parsedChild).min(1),
});
export type ParsedHousehold = z.infer<typeof parsedHousehold>;

/** A file that could be read: the households without any error, and what to say about its lines. */
export type ParsedFile = {
  ok: true;
  households: ParsedHousehold[];
  /** Lines under the header, blank ones excluded. */
  lines: number;
  /** Households kept out because at least one of their lines is wrong. */
  excluded: number;
  errors: LineError[];
  notices: LineNotice[];
};

/** What the database holds about families that the file may speak of. */
export type ExistingHousehold = {
  id: string;
  externalRef: string | null;
  adults: { nameKey: string; email: string | null; phone: string | null }[];
  children: { id: string; nameKey: string; birthDate: string }[];
};

export type PlannedChild = {
  child: ParsedChild;
  /** link: the child exists in one other household, and sits in this one too from now on. */
  action: "create" | "link" | "present";
  /** Null when created, or when linked to a child that this same import creates before (same childKey). */
  childId: string | null;
};

export type PlannedHousehold = {
  household: ParsedHousehold;
  /** complete: the household is known and receives the children that it has not; present: nothing to do. */
  action: "create" | "complete" | "present" | "conflict";
  /** The known household, null for create and conflict. It takes the file's reference if it has none. */
  householdId: string | null;
  children: PlannedChild[];
};

export type ImportPlan = { households: PlannedHousehold[]; errors: LineError[]; notices: LineNotice[] };

/** A planned household once rights are known; `structureIds` are the structures that it has not yet. */
export type SettledHousehold = PlannedHousehold & { structureIds: string[] };

/** Errors and notices kept of one file at most. */
export const MAX_REMARKS = 500;

/** Where an import stands: everything up to `afterLine` is done, by however many runs it took. */
export const importResult = z.object({
  afterLine: z.int(),
  lines: z.int(),
  created: z.int(),
  completed: z.int(),
  present: z.int(),
  excluded: z.int(),
  invited: z.int(),
  errors: z.array(lineError),
  /** Households that the database refused, by their first line; nothing of them was stored. */
  failed: z.array(z.object({ line: z.int(), externalRef: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

export const runImportSchema = z.object({ id, inviter: z.literal("oui").optional() });

/** Why the last file was refused, as the address of the page says it. */
export const fileRefusalQuery = z.object({
  erreur: z.enum([...FILE_REFUSALS, "no-file"]),
  columns: optionalLine(600).catch(""),
  line: z.coerce.number().int().catch(0),
  max: z.coerce.number().int().catch(0),
});
