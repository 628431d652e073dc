import { z } from "zod";
import { email, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";
import { VALUES } from "./values";

const say = (code: RefusalCode) => code;

const { ADULT, CHILD, PERSON } = VALUES;

/** Some people have one name only. */
const named = (person: { firstName: string | null; lastName: string | null }, ctx: z.RefinementCtx) => {
  if (person.firstName === null && person.lastName === null) {
    ctx.addIssue({ code: "custom", path: ["lastName"], message: say("name-required") });
  }
};

/** The adult whom a parent wishes to see added. */
export const newAdultPayload = z
  .object({
    civility: ADULT.civility,
    firstName: ADULT.firstName,
    lastName: ADULT.lastName,
    birthDate: ADULT.birthDate,
    phone: ADULT.phone,
    email: z
      .string(say("invalid"))
      .nullish()
      .transform((text) => text?.trim() || null)
      .pipe(email.nullable()),
  })
  .superRefine(named);
export type NewAdultPayload = z.output<typeof newAdultPayload>;

/** The child whom a parent wishes to see added. */
export const newChildPayload = z
  .object({
    firstName: CHILD.firstName,
    lastName: CHILD.lastName,
    birthDate: plainDate,
    sex: CHILD.sex,
    school: CHILD.school,
    schoolClass: CHILD.schoolClass,
  })
  .superRefine(named);
export type NewChildPayload = z.output<typeof newChildPayload>;

/** Somebody authorised to collect, or to be called. */
export const newPersonPayload = z
  .object({
    firstName: PERSON.firstName,
    lastName: PERSON.lastName,
    relation: PERSON.relation,
    phone: PERSON.phone,
    mayCollect: PERSON.mayCollect,
    emergencyContact: PERSON.emergencyContact,
    children: PERSON.children,
  })
  .superRefine(named)
  .superRefine((person, ctx) => {
    if (!person.mayCollect && !person.emergencyContact) {
      ctx.addIssue({ code: "custom", path: ["mayCollect"], message: say("person-use") });
    }
    if (person.children.length === 0) {
      ctx.addIssue({ code: "custom", path: ["children"], message: say("choose-one") });
    }
  });
export type NewPersonPayload = z.output<typeof newPersonPayload>;
