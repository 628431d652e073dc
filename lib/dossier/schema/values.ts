import { z } from "zod";
import { civility, id, line, listOf, personName, phone, plainDate } from "@/lib/fields";
import { HEALTH_FIELDS } from "@/lib/health/schema";
import type { RefusalCode } from "@/lib/result";
import { SCHOOL_CLASSES } from "@/lib/signups/schema";
import type { FIELDS, Subject } from "./fields";

const say = (code: RefusalCode) => code;

/** An answer that may be left empty: null then. */
const optional = <T extends z.ZodType<unknown, string>>(schema: T) =>
  z
    .string(say("invalid"))
    .nullish()
    .transform((text) => text?.trim() || null)
    .pipe(schema.nullable());

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.string().pipe(z.enum(values, say("choose-one")));

/** Five digits in France; elsewhere four digits, or letters and digits. */
const anyPostalCode = line(10).refine(
  (text) => /^\d{4,5}$/.test(text) || (/^[\dA-Za-z][\dA-Za-z -]+$/.test(text) && /[A-Za-z]/.test(text)),
  say("bad-postal-code"),
);

const allocataire = line(20)
  .refine((text) => /^[\dA-Za-z ]*$/.test(text), say("bad-allocataire"))
  .transform((text) => text.replaceAll(" ", "").toUpperCase());

/** A box: ticked "oui", or not sent at all. */
const box = z
  .union([z.boolean(), z.enum(["oui", "non", ""])], say("invalid"))
  .nullish()
  .transform((value) => value === true || value === "oui");

type Schemas = { [S in Subject]: Record<keyof (typeof FIELDS)[S], z.ZodType> };

/** What each field accepts from a form, and the value that it then holds: null where it was left empty. */
export const VALUES = {
  HOUSEHOLD: {
    address: optional(line(200)),
    addressExtra: optional(line(100)),
    postalCode: optional(anyPostalCode),
    city: optional(line(100)),
    regime: optional(choice(["CAF", "MSA", "OTHER"])),
    allocataireNumber: optional(allocataire),
  },
  ADULT: {
    civility: optional(z.string().pipe(civility)),
    firstName: optional(personName),
    lastName: optional(personName),
    birthName: optional(personName),
    birthDate: optional(plainDate),
    birthPlace: optional(line(100)),
    birthCountry: optional(line(60)),
    phone: optional(phone),
    workPhone: optional(phone),
    profession: optional(line(100)),
    employer: optional(line(100)),
  },
  CHILD: {
    firstName: optional(personName),
    lastName: optional(personName),
    birthDate: optional(plainDate),
    sex: optional(choice(["F", "M"])),
    birthPlace: optional(line(100)),
    birthCountry: optional(line(60)),
    school: optional(line(100)),
    schoolClass: optional(choice(SCHOOL_CLASSES)),
    ...HEALTH_FIELDS,
  },
  PERSON: {
    firstName: optional(personName),
    lastName: optional(personName),
    relation: optional(line(60)),
    phone: optional(phone),
    mayCollect: box,
    emergencyContact: box,
    children: listOf(id, 50).transform((ids) => [...new Set(ids)].sort()),
  },
} satisfies Schemas;

/** Fields of which an empty answer sends nothing at all: a box that is not ticked, a list without rows. */
export const SILENT_WHEN_EMPTY: readonly string[] = ["mayCollect", "emergencyContact", "children"];
