import { z } from "zod";
import { limitForm, only, openingForm, relativeLimitForm, say, whole } from "./limit-form";
import type { DeadlineRule } from "./rule";

/** A line that nobody filled in. */
const empty = <K extends string>(key: K) =>
  z.object({ [key]: z.literal("") } as Record<K, z.ZodLiteral<"">>).transform(() => null);

const MOST = 20;
const lines = <T extends z.ZodType>(line: T) =>
  z
    .array(line)
    .max(MOST, say("too-many"))
    .default([])
    .transform((found) => found.filter((it) => it !== null));

const exception = z.discriminatedUnion(
  "quand",
  [
    empty("quand"),
    z
      .object({ quand: z.literal("after-holidays-day"), limite: relativeLimitForm })
      .transform(({ limite }) => ({
        when: { kind: "after-holidays" as const, span: "day" as const },
        use: limite,
      })),
    z
      .object({ quand: z.literal("after-holidays-week"), limite: relativeLimitForm })
      .transform(({ limite }) => ({
        when: { kind: "after-holidays" as const, span: "week" as const },
        use: limite,
      })),
    z
      .object({ quand: z.literal("in-school-holidays"), limite: relativeLimitForm })
      .transform(({ limite }) => ({
        when: { kind: "in-school-holidays" as const },
        use: limite,
      })),
    z
      .object({
        quand: z.literal("near-public-holiday"),
        avant: whole(0, 14),
        apres: whole(0, 14),
        limite: relativeLimitForm,
      })
      .transform(({ avant, apres, limite }) => ({
        when: { kind: "near-public-holiday" as const, before: avant, after: apres },
        use: limite,
      })),
  ],
  { error: say("choose-one") },
);

const lateStep = z.discriminatedUnion(
  "suite",
  [
    empty("suite"),
    z.object({ suite: z.literal("staff"), limite: relativeLimitForm }).transform(({ limite }) => ({
      kind: "staff" as const,
      until: limite,
    })),
    z
      .object({ suite: z.literal("surcharge"), pourcentage: whole(1, 500), limite: relativeLimitForm })
      .transform(({ pourcentage, limite }) => ({
        kind: "surcharge" as const,
        percent: pourcentage,
        until: limite,
      })),
  ],
  { error: say("choose-one") },
);

/**
 * A whole rule as its form posts it; a refusal carries the path of its field. Payment in advance has no field: see
 * `keepPrepaid`. A booking window says itself when it opens: another first moment is ignored.
 */
export const ruleForm = z
  .object({
    limite: limitForm,
    ouverture: openingForm,
    report: only("none", "public-holiday", "ouvres", "ouvrables"),
    exceptions: lines(exception),
    apres: lines(lateStep),
  })
  .transform(
    ({ limite, ouverture, report, exceptions, apres }): DeadlineRule => ({
      limit: limite,
      ...(ouverture && limite.kind !== "window" && { opens: ouverture }),
      shift: report,
      exceptions,
      after: apres,
      prepaid: false,
    }),
  );
