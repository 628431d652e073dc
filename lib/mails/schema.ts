import { z } from "zod";
import { id } from "@/lib/fields";

const text = z.string();

/**
 * What may become of one day, in the order in which a mail says it. promoted: reserved from the waiting list; kept: the
 * family asked to cancel and staff said no; cancelled: they said yes; removed: staff cancelled what nobody asked to;
 * lapsed: the place offered was not accepted in time.
 */
export const DAY_OUTCOMES = [
  "offered",
  "promoted",
  "reserved",
  "added",
  "moved",
  "reopened",
  "waitlisted",
  "refused",
  "cancelled",
  "kept",
  "lapsed",
  "removed",
  "closed",
] as const;
export type DayOutcome = (typeof DAY_OUTCOMES)[number];

const namedDay = z.strictObject({
  /** "2026-11-24". */
  date: z.iso.date(),
  activity: text,
  slot: text,
});

/** What became of one day of a decision, as it was when it was taken. */
const decidedDay = namedDay.extend({
  outcome: z.enum(DAY_OUTCOMES),
  reason: text.nullable(),
  /** offered: until when the place is held, on the organisation's clock: "2026-11-23T18:00". */
  until: z.iso.datetime({ local: true, precision: -1 }).optional(),
  /** refused: what staff propose in its place. */
  proposal: z.union([z.literal("waiting-list"), namedDay]).optional(),
  /** moved: where it was before. */
  from: namedDay.optional(),
});

/** What a decision is about beside its days: a closure, or its end. */
const decisionAbout = z.strictObject({
  kind: z.literal("closure"),
  cause: z.enum(["STRIKE", "WEATHER", "STAFF", "HEALTH", "WORKS", "OTHER"]),
  message: text,
  /** Whether the days shut stay due. */
  billed: z.boolean(),
  reopened: z.boolean(),
});

/** What a mail calls a document that a family sent; null: a health piece, which mails do not name. */
const pieceInMail = { piece: text.nullable(), child: text.nullable() };

/** Staff's answer to one document. */
const decidedPiece = z.strictObject({
  ...pieceInMail,
  outcome: z.enum(["verified", "refused"]),
  /** The last day of its validity. */
  until: z.iso.date().nullable(),
  reason: text.nullable(),
});

/** Staff's answer to one field or one wish about the family's file: its name, never its value. */
const decidedLine = z.strictObject({
  /** Whom it is about; null: the household. */
  name: text.nullable(),
  what: z.enum(["field", "domain", "wish"]),
  key: text,
  outcome: z.enum(["accepted", "refused"]),
  reason: text.nullable(),
});

/** What became of one day declared absent: its proof was answered or never came, or staff said so by hand. */
const absentDay = z.strictObject({
  date: z.iso.date(),
  activity: text,
  slot: text,
  outcome: z.enum(["accepted", "refused", "expired", "justified", "unjustified"]),
  reason: text.nullable(),
});

/** Staff's answer to one request for enrolment; ended: the child leaves the activity. */
const decidedEnrolment = z.strictObject({
  child: text,
  activity: text,
  period: text,
  outcome: z.enum(["accepted", "refused", "waitlisted", "ended"]),
  reason: text.nullable(),
});

/** What each template is told. Never a secret: links and one-time passwords are made at delivery. */
export const mailParams = {
  invitation: z.strictObject({ firstName: text }),
  "sign-up-received": z.strictObject({ firstName: text, structure: text }),
  "sign-up-known": z.strictObject({}),
  "sign-up-accepted": z.strictObject({ firstName: text, structure: text }),
  "sign-up-refused": z.strictObject({ firstName: text, structure: text, reason: text }),
  decision: z.strictObject({
    about: decisionAbout.optional(),
    children: z.array(z.strictObject({ name: text, days: z.array(decidedDay) })).min(1),
  }),
  absence: z.strictObject({
    children: z.array(z.strictObject({ name: text, days: z.array(absentDay).min(1) })).min(1),
  }),
  "enrolment-decision": z.strictObject({ items: z.array(decidedEnrolment).min(1) }),
  "file-decision": z.strictObject({ items: z.array(decidedLine).min(1) }),
  "piece-decision": z.strictObject({ items: z.array(decidedPiece).min(1) }),
  "piece-expiring": z.strictObject({
    items: z.array(z.strictObject({ ...pieceInMail, until: z.iso.date() })).min(1),
  }),
  "document-published": z.strictObject({ title: text, sender: text }),
  "password-reset": z.strictObject({}),
  "password-changed": z.strictObject({}),
};

export type MailTemplate = keyof typeof mailParams;
export type MailParams<T extends MailTemplate> = z.infer<(typeof mailParams)[T]>;
export type NamedDay = z.infer<typeof namedDay>;
export type DecisionAbout = z.infer<typeof decisionAbout>;
export type DecidedDay = z.infer<typeof decidedDay>;
export type AbsentDay = z.infer<typeof absentDay>;
export type DecidedPiece = z.infer<typeof decidedPiece>;
export type DecidedLine = z.infer<typeof decidedLine>;
export type MailLocale = "fr" | "en";

/** Whom the secret of a template opens something for. */
type Subject = {
  invitation: { accountId: string; signUpId?: string };
  "sign-up-accepted": { accountId: string; signUpId?: string };
  "password-reset": { accountId: string; signUpId?: string };
  "sign-up-received": { signUpId: string; accountId?: string };
};

/** A mail to send: to whom, in which language, and which family or sign-up shows it in its history. */
export type NewMail = {
  [T in MailTemplate]: {
    template: T;
    params: MailParams<T>;
    to: string;
    locale: MailLocale;
    householdId?: string;
    decisionId?: string;
  } & (T extends keyof Subject ? Subject[T] : { accountId?: string; signUpId?: string });
}[MailTemplate];

export const resendMailSchema = z.object({ mail: id });
