import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, line, optionalLine, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** The two homes of a child, by the rank of its households. */
export const ranks = z.union([z.literal(1), z.literal(2)]);
export type Rank = z.output<typeof ranks>;

const wallTime = line(5).refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), say("bad-time"));

/** How school holidays are shared; `firstHalfEvenYears` is the home that begins in even years. */
const holidays = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("as-weeks") }),
  z.object({
    kind: z.literal("halves"),
    firstHalfEvenYears: ranks,
    summer: z.enum(["halves", "quarters"]),
  }),
]);

/**
 * Who has a child of two homes when. `evenWeeks` is the home that takes the child at the change of even ISO weeks, on
 * the weekday `changeDay` (1 is Monday) at `changeTime`; "free": by single days only.
 */
export const custodyPattern = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("free") }),
  z.object({
    kind: z.literal("alternate-weeks"),
    evenWeeks: ranks,
    changeDay: z.int().min(1).max(7),
    changeTime: wallTime,
    holidays,
  }),
]);
export type CustodyPattern = z.output<typeof custodyPattern>;

/** A pattern and the days on which it applies, both ends included. */
export const custodyPlan = z.object({
  validFrom: z.string(),
  validTo: z.string().nullable(),
  pattern: custodyPattern,
});
export type CustodyPlan = z.output<typeof custodyPlan>;

/** What decides who has one child between two days; `rank` is the reader's own home. */
export const custodyFacts = z.object({
  rank: ranks,
  plans: z.array(custodyPlan),
  /** Days on which one home has the child whatever the plan says. */
  freeDays: z.array(z.object({ date: z.string(), rank: ranks })),
});
export type CustodyFacts = z.output<typeof custodyFacts>;

/** Days that staff give to a home in one press at most. */
export const MAX_FREE_DAYS = 62;

/** How far ahead custody may be settled, in years. */
export const MAX_YEARS_AHEAD = 2;

const home = z.enum(["1", "2"], say("choose-one")).transform((text) => Number(text) as Rank);

/** What staff type: the custody of one child from a day on. `vu` is the last plan that the page showed. */
export const custodySchema = z
  .object({
    foyer: id,
    enfant: id,
    vu: optionalLine(36),
    aPartirDu: plainDate,
    modele: z.enum(["semaines", "libre"], say("choose-one")),
    semainesPaires: home.optional(),
    jour: z.coerce.number(say("choose-one")).int().min(1, say("choose-one")).max(7, say("choose-one")),
    heure: wallTime,
    vacances: z.enum(["semaines", "moities"], say("choose-one")),
    anneesPaires: home.optional(),
    ete: z.enum(["moities", "quarts"], say("choose-one")),
  })
  .superRefine((given, ctx) => {
    const lack = (field: string) =>
      ctx.addIssue({ code: "custom", path: [field], message: say("choose-one") });
    if (given.modele === "libre") return;
    if (!given.semainesPaires) lack("semainesPaires");
    if (given.vacances === "moities" && !given.anneesPaires) lack("anneesPaires");
  })
  .transform(({ foyer, enfant, vu, aPartirDu, ...given }) => ({
    householdId: foyer,
    childId: enfant,
    seen: vu || null,
    from: aPartirDu,
    pattern: patternOf(given),
  }));

type Typed = {
  modele: "semaines" | "libre";
  semainesPaires?: Rank;
  jour: number;
  heure: string;
  vacances: "semaines" | "moities";
  anneesPaires?: Rank;
  ete: "moities" | "quarts";
};

function patternOf(given: Typed): CustodyPattern {
  if (given.modele === "libre") return { kind: "free" };
  return {
    kind: "alternate-weeks",
    evenWeeks: given.semainesPaires ?? 1,
    changeDay: given.jour,
    changeTime: given.heure,
    holidays:
      given.vacances === "semaines"
        ? { kind: "as-weeks" }
        : {
            kind: "halves",
            firstHalfEvenYears: given.anneesPaires ?? 1,
            summer: given.ete === "quarts" ? "quarters" : "halves",
          },
  };
}

/** Days that staff give to a home, or hand back to the plan. */
export const freeDaysSchema = z
  .object({
    foyer: id,
    enfant: id,
    du: plainDate,
    au: optionalLine(10)
      .transform((text) => text || null)
      .pipe(plainDate.nullable()),
    qui: z.enum(["1", "2", "plan"], say("choose-one")),
  })
  .transform(({ foyer, enfant, du, au, qui }) => ({
    householdId: foyer,
    childId: enfant,
    firstDay: du,
    lastDay: au ?? du,
    rank: qui === "plan" ? null : (Number(qui) as Rank),
  }));

/** A day that a parent gives to the other home, or takes back. */
export const daySchema = z
  .object({ enfant: id, jour: plainDate })
  .transform(({ enfant, jour }) => ({ childId: enfant, date: jour satisfies PlainDate }));

/** The month of a custody calendar in an address. */
export const custodyMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, say("invalid"));
