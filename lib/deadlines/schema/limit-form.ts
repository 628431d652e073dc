import { z } from "zod";
import type { RefusalCode } from "@/lib/result";
import type { Limit, Opening, RelativeLimit } from "./rule";
import { bookingWindow } from "./window-form";

/** A zod message is a refusal's code. */
export const say = (code: RefusalCode) => code;
export const only = <T extends string>(...choices: [T, ...T[]]) => z.enum(choices, say("choose-one"));

/** A whole number that somebody typed or chose. */
export const whole = (min: number, max: number) =>
  z
    .string(say("required"))
    .trim()
    .min(1, say("required"))
    .regex(/^\d{1,4}$/, say("bad-number"))
    .transform(Number)
    .pipe(z.int().min(min, say("bad-number")).max(max, say("bad-number")));

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** A time of the day; `blank` where none was typed. */
export const time = (blank: string) =>
  z
    .string()
    .trim()
    .transform((text) => text || blank)
    .default(blank)
    .refine(isTime, say("bad-time"));

const END = "23:59";
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const weekday = only("1", "2", "3", "4", "5", "6", "7").transform(Number);
const weeks = whole(0, 8);

/** Whole days end at midnight, which a time field shows as "00:00". */
export const spanEnd = (text: string) => (text === "00:00" ? "24:00" : text);

const loose = z.string().catch("");
const orElse = (text: string, usual: string) => (isTime(text) ? text : usual);

/** What is out of sight is kept where it can be, and never refused. */
function officeHours(from: string, to: string) {
  const span = { from: orElse(from, "09:00"), to: spanEnd(orElse(to, "17:00")) };
  return span.from < span.to ? span : { from: "09:00", to: "17:00" };
}

const hoursBefore = z
  .object({
    genre: z.literal("hours-before"),
    heures: whole(1, 2160),
    compte: only("clock", "working"),
    ouvres: only("ouvres", "ouvrables").default("ouvres"),
    de: loose,
    a: loose,
  })
  .transform(({ heures, compte, ouvres, de, a }, ctx) => {
    if (compte === "working") {
      if (!isTime(de)) ctx.addIssue({ code: "custom", path: ["de"], message: say("bad-time") });
      if (!isTime(a)) ctx.addIssue({ code: "custom", path: ["a"], message: say("bad-time") });
      else if (isTime(de) && de >= spanEnd(a)) {
        ctx.addIssue({ code: "custom", path: ["a"], message: say("end-before-start") });
      }
    }
    const hours = { kind: "hours-before", hours: heures, counting: compte, workingDays: ouvres } as const;
    return { ...hours, ...officeHours(de, a) };
  });

const daysBefore = (blank: string) =>
  z
    .object({
      genre: z.literal("days-before"),
      jours: whole(0, 366),
      decompte: only("calendar", "ouvres", "ouvrables", "open"),
      "jours-heure": time(blank),
    })
    .transform(({ jours, decompte, "jours-heure": at }) => ({
      kind: "days-before" as const,
      days: jours,
      counting: decompte,
      at,
    }));

const namedWeekday = (blank: string) =>
  z
    .object({ genre: z.literal("weekday"), jour: weekday, semaine: weeks, "jour-heure": time(blank) })
    .transform(({ jour, semaine, "jour-heure": at }) => ({
      kind: "weekday" as const,
      weekday: jour,
      weeks: semaine,
      at,
    }));

const monthDay = (blank: string) =>
  z
    .object({
      genre: z.literal("month-day"),
      quantieme: whole(1, 31),
      mois: whole(0, 12),
      "mois-heure": time(blank),
    })
    .transform(({ quantieme, mois, "mois-heure": at }) => ({
      kind: "month-day" as const,
      day: quantieme,
      months: mois,
      at,
    }));

type Row = { for: number[]; weekday: number; weeks: number; at: string };

/** The days with one and the same deadline make one row. */
function grouped(rows: Row[]): Row[] {
  const byDeadline = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.weekday} ${row.weeks} ${row.at}`;
    const known = byDeadline.get(key);
    byDeadline.set(key, known ? { ...known, for: [...known.for, ...row.for] } : row);
  }
  return [...byDeadline.values()];
}

const tableLine = z.object({ jour: weekday, semaine: weeks, heure: time(END) });

/** One line for each weekday of the slot: "t1-jour", "t1-semaine", "t1-heure". Without a day it is never open. */
const weekdayTable = z.looseObject({ genre: z.literal("weekday-table") }).transform((given, ctx) => {
  const rows: Row[] = [];
  for (const day of WEEKDAYS) {
    const typed = {
      jour: given[`t${day}-jour`],
      semaine: given[`t${day}-semaine`],
      heure: given[`t${day}-heure`],
    };
    if (typed.jour === undefined || typed.jour === "") continue;
    const line = tableLine.safeParse(typed);
    for (const { path, message } of line.error?.issues ?? []) {
      ctx.addIssue({ code: "custom", path: [`t${day}-${String(path[0])}`], message });
    }
    if (line.data) {
      rows.push({ for: [day], weekday: line.data.jour, weeks: line.data.semaine, at: line.data.heure });
    } else rows.push({ for: [day], weekday: 1, weeks: 1, at: END });
  }
  if (rows.length === 0) ctx.addIssue({ code: "custom", path: ["t1-jour"], message: say("table-empty") });
  return { kind: "weekday-table" as const, rows: grouped(rows) };
});

const plain = <K extends "none" | "never">(kind: K) =>
  z.object({ genre: z.literal(kind) }).transform(() => ({ kind }));

const relative = [
  plain("none"),
  plain("never"),
  hoursBefore,
  daysBefore(END),
  namedWeekday(END),
  weekdayTable,
  monthDay(END),
] as const;

/** A last moment as its form posts it: the fields of the chosen kind count, those of the others are ignored. */
export const relativeLimitForm: z.ZodType<RelativeLimit> = z.discriminatedUnion("genre", relative, {
  error: say("choose-one"),
});

export const limitForm: z.ZodType<Limit> = z.discriminatedUnion("genre", [...relative, bookingWindow], {
  error: say("choose-one"),
});

const OPENS = "00:00";

/** A first moment; undefined where there is none. */
export const openingForm: z.ZodType<Opening | undefined> = z
  .discriminatedUnion(
    "genre",
    [
      z.object({ genre: z.literal("") }).transform(() => undefined),
      daysBefore(OPENS),
      namedWeekday(OPENS),
      monthDay(OPENS),
    ],
    { error: say("choose-one") },
  )
  .optional();
