import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, line, listOf, optionalLine, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** What a parent may consent to, each for itself; none is ever a condition of the child's admission. */
export const CONSENT_KINDS = ["PHOTO", "TRANSPORT", "EMERGENCY_CARE", "LEAVE_ALONE"] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Where a photograph may be shown. */
export const PHOTO_SUPPORTS = ["DISPLAY", "BULLETIN", "WEBSITE", "SOCIAL_NETWORKS", "PRESS"] as const;
export type PhotoSupport = (typeof PHOTO_SUPPORTS)[number];

/** What for. */
export const PHOTO_PURPOSES = ["FAMILIES", "INFORMATION", "TEACHING"] as const;
export type PhotoPurpose = (typeof PHOTO_PURPOSES)[number];

/** Consents that every adult with parental authority must give where a structure sets nothing. */
export const BOTH_PARENTS_BY_DEFAULT: readonly ConsentKind[] = ["PHOTO"];

/** An answer holds for at most so many years; a photograph's always says until when. */
export const MAX_YEARS = 5;

/** What an answer says; `supports` and `purposes` of photographs, `from` ("HH:MM") of leaving alone. */
export type ConsentTerms = {
  granted: boolean;
  supports: PhotoSupport[];
  purposes: PhotoPurpose[];
  from: string | null;
  validTo: PlainDate | null;
};

/** One answer of one adult about one child. */
export type NewAnswer = ConsentTerms & { childId: string; kind: ConsentKind };

/** How one consent stands for a child once all its adults are heard. */
export type EffectiveConsent = {
  kind: ConsentKind;
  /** granted: in force. refused: somebody says no, or took the consent back. waiting: an answer is missing or over. */
  state: "granted" | "refused" | "waiting";
  /** What all those who consent agree on; empty unless granted. */
  supports: PhotoSupport[];
  purposes: PhotoPurpose[];
  from: string | null;
  validTo: PlainDate | null;
};

export type EffectiveConsents = Record<ConsentKind, EffectiveConsent>;

/** The answers of one kind as `details` stores them. */
export const storedDetails = z.object({
  supports: z.array(z.enum(PHOTO_SUPPORTS)).default([]),
  purposes: z.array(z.enum(PHOTO_PURPOSES)).default([]),
  from: z.string().nullable().default(null),
});

const wallTime = line(5).refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), say("bad-time"));
const emptyAsNull = (text: string) => text || null;

const fields = z.object({
  enfant: id,
  nature: z.enum(CONSENT_KINDS, say("choose-one")),
  reponse: z.enum(["oui", "non"], say("choose-one")),
  supports: listOf(z.enum(PHOTO_SUPPORTS, say("choose-one")), PHOTO_SUPPORTS.length),
  finalites: listOf(z.enum(PHOTO_PURPOSES, say("choose-one")), PHOTO_PURPOSES.length),
  jusquAu: optionalLine(10).transform(emptyAsNull).pipe(plainDate.nullable()),
  heure: optionalLine(5).transform(emptyAsNull).pipe(wallTime.nullable()),
});

/** A consent given names what it covers; a refusal covers nothing. */
function complete(answer: z.output<typeof fields>, ctx: z.RefinementCtx): void {
  const lack = (field: string, message: RefusalCode) =>
    ctx.addIssue({ code: "custom", path: [field], message });
  if (answer.reponse === "non") return;
  if (answer.nature === "LEAVE_ALONE" && answer.heure === null) lack("heure", "required");
  if (answer.nature !== "PHOTO") return;
  if (answer.supports.length === 0) lack("supports", "nothing-ticked");
  if (answer.finalites.length === 0) lack("finalites", "nothing-ticked");
  if (answer.jusquAu === null) lack("jusquAu", "required");
}

function toAnswer(answer: z.output<typeof fields>): NewAnswer {
  const granted = answer.reponse === "oui";
  const ofPhoto = granted && answer.nature === "PHOTO";
  return {
    childId: answer.enfant,
    kind: answer.nature,
    granted,
    supports: ofPhoto ? [...new Set(answer.supports)] : [],
    purposes: ofPhoto ? [...new Set(answer.finalites)] : [],
    from: granted && answer.nature === "LEAVE_ALONE" ? answer.heure : null,
    validTo: granted ? answer.jusquAu : null,
  };
}

/** A parent's own answer. */
export const answerSchema = fields.superRefine(complete).transform(toAnswer);

/** What staff copy from a signed paper, for one adult. */
export const paperSchema = fields
  .extend({ responsable: id })
  .superRefine(complete)
  .transform((paper) => ({ ...toAnswer(paper), adultId: paper.responsable }));
