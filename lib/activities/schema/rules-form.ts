import { z } from "zod";
import { ABSENCE_REASONS, type AbsenceReason, type AbsenceRule } from "@/lib/absences/schema";
import { id } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";
import type { ActivityLimits } from "./limits";

const say = (code: RefusalCode) => code;
const only = <T extends string>(choices: readonly T[]) => z.enum(choices as [T, ...T[]], say("choose-one"));

const whole = (min: number, max: number) =>
  z
    .string(say("required"))
    .trim()
    .min(1, say("required"))
    .regex(/^\d{1,9}$/, say("bad-number"))
    .transform(Number)
    .pipe(z.int().min(min, say("bad-number")).max(max, say("bad-number")));

/** A number that may be left out: no limit. */
const optionalWhole = (max: number) =>
  z
    .string()
    .trim()
    .default("")
    .transform((text) => text || undefined)
    .pipe(whole(1, max).optional());

export const CAPACITY_MODES = ["FIRST_COME", "ALLOCATE"] as const;
export const CANCEL_MODES = ["ON_REQUEST", "AT_ONCE", "NEVER"] as const;
export const WAIT_MODES = ["NONE", "AUTOMATIC", "OFFER"] as const;
export const VALIDATIONS = ["STAFF", "AUTOMATIC"] as const;

/** How requests for one activity are treated. */
export type ActivityRules = {
  autoValidate: boolean;
  capacityMode: (typeof CAPACITY_MODES)[number];
  cancelMode: (typeof CANCEL_MODES)[number];
  waitMode: (typeof WAIT_MODES)[number];
  /** Hours that a family has to accept an offered place. */
  offerHours: number;
  limits: ActivityLimits;
};

const bounds = (longest: number) =>
  z.object({ min: optionalWhole(longest), max: optionalWhole(longest) }).transform(({ min, max }, ctx) => {
    if (min !== undefined && max !== undefined && min > max) {
      ctx.addIssue({ code: "custom", path: ["max"], message: say("limit-order") });
    }
    if (min === undefined && max === undefined) return undefined;
    return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  });

const seen = { activite: id, version: whole(0, 999_999_999) };

/** The hours count, and are refused, only where places are offered. */
const waiting = z
  .object({ attente: only(WAIT_MODES), delai: z.string().default("") })
  .transform((given, ctx) => {
    const hours = whole(1, 336).safeParse(given.delai);
    for (const { message } of (given.attente === "OFFER" && hours.error?.issues) || []) {
      ctx.addIssue({ code: "custom", path: ["delai"], message });
    }
    return { waitMode: given.attente, offerHours: hours.data ?? 24 };
  });

const others = z.object({
  ...seen,
  validation: only(VALIDATIONS),
  places: only(CAPACITY_MODES),
  annulation: only(CANCEL_MODES),
  semaine: bounds(7),
  periode: bounds(366),
});

/** Both halves are read whatever the other one is refused for: every refusal is told at once. */
export const activityRulesForm = z.intersection(others, waiting).transform((given) => {
  const { activite, version, validation, places, annulation, semaine, periode, waitMode, offerHours } = given;
  const rules: ActivityRules = {
    autoValidate: validation === "AUTOMATIC",
    capacityMode: places,
    cancelMode: annulation,
    waitMode,
    offerHours,
    limits: { ...(semaine && { week: semaine }), ...(periode && { period: periode }) },
  };
  return { activityId: activite, version, rules };
});
export type SaveActivityRules = z.output<typeof activityRulesForm>;

/** How an absence for a reason counts: never justified, justified, justified once a proof came. */
export const ABSENCE_ANSWERS = ["NO", "YES", "PROOF"] as const;
export type AbsenceAnswer = (typeof ABSENCE_ANSWERS)[number];

/** The choice that a stored answer stands for. */
export const absenceAnswer = ({ accepted, proof }: { accepted: boolean; proof: boolean }): AbsenceAnswer =>
  accepted ? (proof ? "PROOF" : "YES") : "NO";

const answers = z.object(
  Object.fromEntries(ABSENCE_REASONS.map((reason) => [reason, only(ABSENCE_ANSWERS)])) as Record<
    AbsenceReason,
    ReturnType<typeof only<AbsenceAnswer>>
  >,
);

export const absenceRuleForm = z
  .object({ ...seen, carence: whole(0, 10), justificatif: whole(0, 60), motifs: answers })
  .transform(({ activite, version, carence, justificatif, motifs }) => {
    const reasons = Object.fromEntries(
      ABSENCE_REASONS.map((reason) => [
        reason,
        { accepted: motifs[reason] !== "NO", proof: motifs[reason] === "PROOF" },
      ]),
    ) as AbsenceRule["reasons"];
    const rule: AbsenceRule = { carenceDays: carence, proofDays: justificatif, reasons };
    return { activityId: activite, version, rule };
  });
export type SaveAbsenceRule = z.output<typeof absenceRuleForm>;
