import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, line, listOf, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

const weekday = z.coerce
  .number(say("invalid"))
  .int(say("invalid"))
  .min(1, say("invalid"))
  .max(7, say("invalid"));

/** One cell of a usual week: a child, a slot, an ISO weekday (1 is Monday). */
export type WeekCell = { childId: string; slotId: string; weekday: number };

/** The cells of a "semaine type", as the database keeps them. */
export const weekCells = z.array(z.object({ childId: z.string(), slotId: z.string(), weekday: z.int() }));

/** A household keeps at most this many usual weeks, of at most this many cells. */
export const MAX_WEEKS = 20;
export const MAX_WEEK_CELLS = 300;

/** The value of a cell's checkbox: "<child>.<slot>.<weekday>". */
export const cellValue = ({ childId, slotId, weekday: day }: WeekCell) => `${childId}.${slotId}.${day}`;

const cell = line(80).transform((text, ctx): WeekCell => {
  const [childId, slotId, day, ...rest] = text.split(".");
  const read = z.object({ childId: id, slotId: id, weekday }).safeParse({ childId, slotId, weekday: day });
  if (read.success && rest.length === 0) return read.data;
  ctx.addIssue({ code: "custom", message: say("invalid") });
  return z.NEVER;
});

const name = line(60);

/** "Enregistrer ma semaine type". */
export const newWeekSchema = z
  .object({
    nom: name,
    case: listOf(cell, MAX_WEEK_CELLS).refine((list) => list.length > 0, say("nothing-ticked")),
  })
  .transform(({ nom, case: cells }) => ({ name: nom, cells }));

export const renameWeekSchema = z
  .object({ semaine: id, nom: name })
  .transform(({ semaine, nom }) => ({ id: semaine, name: nom }));

export const deleteWeekSchema = z.object({ semaine: id }).transform(({ semaine }) => ({ id: semaine }));

/** In which weeks: all, even or odd ISO weeks, or those in which a child of two homes is with this one. */
export const RHYTHMS = ["toutes", "paires", "impaires", "garde"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** From one end to the other at most this many days: a school year and its summer. */
export const MAX_DAYS = 366;

/** How far ahead days may be asked for, in days. */
export const MAX_AHEAD = 550;

/** "dates" (two days typed), or the two days of a period: "2026-11-24_2026-12-18". */
const period = z.string(say("choose-one")).refine((text) => {
  const days = text.split("_");
  return text === "dates" || (days.length === 2 && days.every((day) => plainDate.safeParse(day).success));
}, say("choose-one"));
const optionalDay = z.union([z.literal(""), plainDate]).optional();

/**
 * What "Répéter" asks in its address: a usual week by its id (`semaine`), or weekdays × slots × children; between the
 * days of a period ("2026-11-24_2026-12-18") or two days typed.
 */
export const repeatSchema = z
  .object({
    semaine: z.union([z.literal(""), id], say("choose-one")).default(""),
    enfant: listOf(id, 20),
    creneau: listOf(id, 60),
    jour: listOf(weekday, 7),
    periode: period,
    du: optionalDay,
    au: optionalDay,
    rythme: z.enum(RHYTHMS, say("choose-one")).default("toutes"),
  })
  .superRefine((given, ctx) => {
    const refuse = (field: string, message: RefusalCode) =>
      ctx.addIssue({ code: "custom", path: [field], message });
    if (!given.semaine) {
      for (const field of ["enfant", "creneau", "jour"] as const) {
        if (given[field].length === 0) refuse(field, "nothing-ticked");
      }
    }
    if (given.periode !== "dates") return;
    for (const field of ["du", "au"] as const) if (!given[field]) refuse(field, "required");
  });

/** What repeats, between which days, in which weeks; `weekId` stands for the cells of a usual week. */
export type Repeat = {
  weekId: string | null;
  childIds: string[];
  slotIds: string[];
  weekdays: number[];
  firstDay: PlainDate;
  lastDay: PlainDate;
  rhythm: Rhythm;
};

/** A usual week of the household, as its pages show it. */
export type Week = { id: string; name: string; cells: WeekCell[] };

/** A child of the household with the slots that it may attend in the months to come. */
export type WeekChild = {
  id: string;
  firstName: string;
  /** Whether it has another home: "mes semaines de garde" then means something. */
  shared: boolean;
  slots: WeekSlot[];
};

export type WeekSlot = {
  id: string;
  name: string;
  activity: string;
  startsAt: string;
  endsAt: string;
  /** ISO weekdays on which it has days to come. */
  weekdays: number[];
};
