import fc from "fast-check";
import { createTranslator } from "next-intl";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  type DeadlineVoice,
  deadlineEvaluator,
  describeDeadline,
  describeState,
  sayDeadline,
} from "@/lib/deadlines/rules";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";
import en from "@/lib/text/en/deadlines.json";
import fr from "@/lib/text/fr/deadlines.json";
import { anyRule, date, time } from "./arbitrary";
import { rule, SCHOOL, stateAt } from "./support";

function voice(locale: "fr" | "en"): DeadlineVoice {
  const translate = createTranslator({
    locale,
    messages: locale === "fr" ? fr : (en as typeof fr),
    onError: (error) => {
      throw error;
    },
  });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const instants = new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  });
  return {
    translate,
    day: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    instant: (instant) => instants.format(new Date(instant.epochMilliseconds)),
  };
}

/** The sentences with plain spaces, as a reader sees them. */
function say(input: DeadlineRuleInput, locale: "fr" | "en" = "fr"): string[] {
  return describeDeadline(rule(input)).map((message) =>
    sayDeadline(message, voice(locale)).replace(/[\u00a0\u202f]/g, " "),
  );
}

describe("a rule in words", () => {
  test.each<[DeadlineRuleInput, string, string]>([
    [
      { limit: { kind: "weekday", weekday: 2, weeks: 1 } },
      "Jusqu’au mardi 23 h 59 de la semaine précédente",
      "Until Tuesday 23:59 of the week before",
    ],
    [
      { limit: { kind: "weekday", weekday: 5, at: "12:00", weeks: 0 } },
      "Jusqu’au vendredi 12 h de la même semaine",
      "Until Friday 12:00 of the same week",
    ],
    [
      { limit: { kind: "days-before", days: 1, at: "18:00" } },
      "Jusqu’à la veille à 18 h",
      "Until 18:00 the day before",
    ],
    [
      { limit: { kind: "days-before", days: 0, at: "09:30" } },
      "Jusqu’au jour même à 9 h 30",
      "Until 9:30 the same day",
    ],
    [
      { limit: { kind: "days-before", days: 2, counting: "ouvres" } },
      "Jusqu’à 2 jours ouvrés avant, à 23 h 59",
      "Until 23:59, 2 working days (Monday to Friday) before",
    ],
    [
      { limit: { kind: "month-day", day: 1, at: "08:00" } },
      "Jusqu’au 1er du mois précédent à 8 h",
      "Until 8:00 on day 1 of the month before",
    ],
    [
      { limit: { kind: "month-day", day: 31 } },
      "Jusqu’au dernier jour du mois précédent à 23 h 59",
      "Until 23:59 on the last day of the month before",
    ],
    [
      { limit: { kind: "hours-before", hours: 48 } },
      "Jusqu’à 48 h avant le début du créneau",
      "Until 48 hours before the slot starts",
    ],
  ])("%j", (input, french, english) => {
    expect(say(input)).toEqual([french]);
    expect(say(input, "en")).toEqual([english]);
  });

  test("a table says each of its rows", () => {
    expect(
      say({
        limit: {
          kind: "weekday-table",
          rows: [
            { for: [1, 2], weekday: 4, at: "10:00", weeks: 1 },
            { for: [3, 4, 5], weekday: 1, at: "10:00", weeks: 0 },
          ],
        },
      }),
    ).toEqual([
      "Pour lundi et mardi : jusqu’au jeudi 10 h de la semaine précédente",
      "Pour mercredi, jeudi et vendredi : jusqu’au lundi 10 h de la même semaine",
    ]);
  });

  test("everything around a limit is said after it", () => {
    expect(
      say({
        limit: { kind: "days-before", days: 8 },
        opens: { kind: "month-day", day: 1, at: "08:00" },
        shift: "public-holiday",
        exceptions: [
          {
            when: { kind: "after-holidays" },
            use: { kind: "days-before", days: 1, counting: "open" },
          },
        ],
        after: [
          { kind: "surcharge", percent: 20, until: { kind: "hours-before", hours: 48 } },
          { kind: "staff" },
        ],
        prepaid: true,
      }),
    ).toEqual([
      "À partir du 1er du mois précédent à 8 h",
      "Jusqu’à 8 jours avant, à 23 h 59",
      "Si ce jour est férié : le dernier jour non férié qui précède",
      "Le premier jour après les vacances scolaires : jusqu’au jour d’ouverture précédent à 23 h 59",
      "Ensuite, majoration de 20 % (jusqu’à 48 h avant le début du créneau)",
      "Ensuite, demande hors délai : la structure décide (jusqu’au début du créneau)",
      "À payer d’avance",
    ]);
  });

  test("a window gives its dates and who comes first", () => {
    expect(
      say({
        limit: {
          kind: "window",
          periods: [
            {
              firstDay: "2026-10-17",
              lastDay: "2026-10-30",
              opensAt: "2026-09-14T09:00",
              closesAt: "2026-10-04T23:59",
              stages: [{ priority: "residents", opensAt: "2026-09-07T09:00" }],
            },
          ],
        },
      }),
    ).toEqual([
      "Pour les jours du 17 octobre 2026 au 30 octobre 2026 : du 14 septembre 2026 à 9 h au 4 octobre 2026 à 23 h 59",
      "Pour ces jours, dès le 7 septembre 2026 à 9 h pour les familles de la commune",
    ]);
  });

  test("a locked cell says since when", () => {
    const state = stateAt(
      { limit: { kind: "weekday", weekday: 2, weeks: 1 } },
      "2026-11-24",
      "2026-11-18T08:00:00+01:00",
    );
    const [since] = describeState(state).map((message) => sayDeadline(message, voice("fr")));
    expect(since).toMatch(/^Délai dépassé depuis le mardi 17 novembre 2026.*23:59$/);
  });
});

test("every rule and every state has its words in both languages", () => {
  const voices = [voice("fr"), voice("en")];
  const instant = fc.date({
    min: new Date("2026-06-01T00:00:00Z"),
    max: new Date("2027-08-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyRule, date, time, instant, (input, day, startsAt, now) => {
      const parsed = rule(input);
      const state = deadlineEvaluator(parsed, SCHOOL)(
        { date: day, startsAt },
        Temporal.Instant.fromEpochMilliseconds(now.getTime()),
      );
      for (const message of [...describeDeadline(parsed), ...describeState(state)]) {
        for (const reader of voices)
          expect(sayDeadline(message, reader)).not.toMatch(/[{}]|undefined|^deadlines/);
      }
    }),
  );
});

test("both catalogues have the same keys", () => {
  const keys = (node: object, path = ""): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === "string" ? [`${path}${key}`] : keys(value as object, `${path}${key}.`),
    );
  expect(keys(en)).toEqual(keys(fr));
});
