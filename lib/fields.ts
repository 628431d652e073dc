import { z } from "zod";
import { parsePlainDate } from "./dates";
import { toE164 } from "./phones";
import type { RefusalCode } from "./result";

/** A zod message is a refusal's code: the action turns it into a sentence of the reader's language. */
const say = (code: RefusalCode) => code;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

const clean = z
  .string(say("required"))
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => text.isWellFormed() && !FORBIDDEN.test(text), say("bad-characters"));

/** One line of text, required, at most `max` characters. */
export const line = (max = 100) =>
  clean.pipe(
    z
      .string()
      .min(1, say("required"))
      .max(max, say("too-long"))
      .refine((text) => !/[\r\n\t]/.test(text), say("bad-characters")),
  );

/** One line of text that may be empty. */
export const optionalLine = (max = 100) =>
  clean
    .pipe(
      z
        .string()
        .max(max, say("too-long"))
        .refine((text) => !/[\r\n\t]/.test(text), say("bad-characters")),
    )
    .default("");

/** Several lines of text, required. */
export const paragraph = (max = 1_000) =>
  clean.pipe(z.string().min(1, say("required")).max(max, say("too-long")));

/** A person's name as written on an identity document. */
export const personName = line(80).refine(
  (text) => /^[\p{L}\p{M}][\p{L}\p{M}' ’.()-]*$/u.test(text),
  say("bad-name"),
);

export const email = line(254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email(say("bad-email")));

/** A phone number as people write it in France; the output is E.164. */
export const phone = line(30).transform((text, ctx) => {
  const number = toE164(text);
  if (number) return number;
  ctx.addIssue({ code: "custom", message: say("bad-phone") });
  return z.NEVER;
});

export const optionalPhone = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined)
  .pipe(phone.optional());

export const postalCode = line(10).refine((text) => /^\d{5}$/.test(text), say("bad-postal-code"));

/** A real day, "YYYY-MM-DD". */
export const plainDate = line(10).refine((text) => parsePlainDate(text) !== null, say("bad-date"));

export const civility = z.enum(["MADAME", "MONSIEUR"], say("choose-one"));

/** In lower case, as the database writes it: ids are compared as texts. */
export const id = z.uuid(say("not-found")).toLowerCase();

/** One value or several of the same name, always as an array. */
export const listOf = <T extends z.ZodType>(item: T, max: number) =>
  z
    .union([z.array(z.unknown()), z.string()])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .pipe(z.array(item).max(max, say("too-many")));
