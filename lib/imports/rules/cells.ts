import { type PlainDate, parsePlainDate } from "@/lib/dates";
import { email as emailField, personName } from "@/lib/fields";
import { normaliseName } from "@/lib/names";
import { toE164 } from "@/lib/phones";
import type { Column, Expectation, LineErrorCode } from "../schema";

/** How a cell that is not empty is read. */
export type Reader<T> = {
  expected: Expectation;
  read(text: string): { value: T } | { code: LineErrorCode };
  /** Two values with the same key mean the same thing; by default, equal values. */
  key?(value: T): string;
};

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;
/** Excel and others run a cell that begins so as a formula when the value is exported again. */
const FORMULA = /^[=+\-@]/;
const OLDEST_CHILD = 18;

/** One line of text. Line breaks and tabs are refused like every other control character. */
function textOf(text: string, max: number): { value: string } | { code: LineErrorCode } {
  const value = text.normalize("NFC").replace(/[ \p{Zs}]+/gu, " ");
  if (UNPRINTABLE.test(value)) return { code: "bad-characters" };
  if (FORMULA.test(value)) return { code: "formula" };
  if (value.length > max) return { code: "too-long" };
  return { value };
}

const plainText = (expected: Expectation, max: number): Reader<string> => ({
  expected,
  read: (text) => textOf(text, max),
  key: normaliseName,
});

const reference: Reader<string> = {
  expected: "reference",
  read: (text) => textOf(text, 50),
};

const name: Reader<string> = {
  expected: "name",
  read: (text) => {
    const read = textOf(text, 80);
    if ("code" in read) return read;
    return personName.safeParse(read.value).success ? read : { code: "bad-name" };
  },
  key: normaliseName,
};

const address: Reader<string> = {
  expected: "address",
  read: (text) => textOf(text.replace(/[\s,]*[\r\n]+[\s,]*/g, ", "), 200),
  key: normaliseName,
};

const email: Reader<string> = {
  expected: "email",
  read: (text) => {
    if (FORMULA.test(text)) return { code: "formula" };
    const { success, data } = emailField.safeParse(text);
    return success ? { value: data } : { code: "bad-email" };
  },
};

const phone: Reader<string> = {
  expected: "phone",
  read: (text) => {
    const value = text.length > 30 ? null : toE164(text);
    return value === null ? { code: "bad-phone" } : { value };
  },
};

/** A choice among written forms, without regard to case, accents and final dots. */
function choice<T>(expected: Expectation, code: LineErrorCode, forms: Record<string, T>): Reader<T> {
  const values = new Map(Object.entries(forms));
  return {
    expected,
    read: (text) => {
      const value = values.get(normaliseName(text));
      return value === undefined ? { code } : { value };
    },
  };
}

const civility = choice("civility", "bad-civility", {
  m: "MONSIEUR",
  monsieur: "MONSIEUR",
  mme: "MADAME",
  madame: "MADAME",
} as const);

const sex = choice("sex", "bad-sex", { f: "F", fille: "F", m: "M", garcon: "M" } as const);

const regime = choice("regime", "bad-regime", { caf: "CAF", msa: "MSA", autre: "OTHER" } as const);

function matching(expected: Expectation, code: LineErrorCode, pattern: RegExp): Reader<string> {
  return { expected, read: (text) => (pattern.test(text) ? { value: text } : { code }) };
}

const postalCode = matching("postal-code", "bad-postal-code", /^\d{5}$/);

const allocataire = matching("allocataire", "bad-allocataire", /^[0-9A-Za-z](?:[ .-]?[0-9A-Za-z]){0,19}$/);

/** Euros, with at most two decimals after a comma; the value is in cents. */
const quotientFamilial: Reader<number> = {
  expected: "qf",
  read: (text) => {
    const [, euros = "", decimals = ""] = /^(\d{1,5})(?:,(\d{1,2}))?$/.exec(text.replace(/\s/g, "")) ?? [];
    if (euros === "") return { code: "bad-qf" };
    return { value: Number(euros) * 100 + Number(decimals.padEnd(2, "0")) };
  },
};

/** The whole years between two days. */
function yearsBetween(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(4) < from.slice(4) ? years - 1 : years;
}

/** A real day written JJ/MM/AAAA, on which a child of 0 to 18 years was born. */
const birthDate = (today: PlainDate): Reader<PlainDate> => ({
  expected: "birth-date",
  read: (text) => {
    const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
    const value = parsePlainDate(`${year}-${month}-${day}`);
    if (value === null) return { code: "bad-date" };
    return value > today || yearsBetween(value, today) > OLDEST_CHILD ? { code: "bad-age" } : { value };
  },
});

/** The reader of every column; ages are those of `today`. */
export function readersOn(today: PlainDate) {
  return {
    foyer: reference,
    responsable1_civilite: civility,
    responsable1_nom: name,
    responsable1_prenom: name,
    responsable1_email: email,
    responsable1_telephone: phone,
    responsable2_civilite: civility,
    responsable2_nom: name,
    responsable2_prenom: name,
    responsable2_email: email,
    responsable2_telephone: phone,
    adresse: address,
    code_postal: postalCode,
    commune: plainText("city", 100),
    enfant_nom: name,
    enfant_prenom: name,
    enfant_date_naissance: birthDate(today),
    enfant_sexe: sex,
    enfant_classe: plainText("school-class", 30),
    structure: plainText("structure", 100),
    qf: quotientFamilial,
    regime,
    allocataire,
  } satisfies Record<Column, unknown>;
}

export type Readers = ReturnType<typeof readersOn>;
/** What the cells of a line, or of a whole household, hold; null where empty. */
export type Values = { [C in Column]: (Readers[C] extends Reader<infer T> ? T : never) | null };
