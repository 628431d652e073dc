import { Temporal } from "temporal-polyfill";
import { beforeAll, expect, test } from "vitest";
import type { StaffActor } from "@/lib/actor";
import { type DeadlineState, evaluateDeadline } from "@/lib/deadlines/rules";
import type { Priority } from "@/lib/deadlines/schema";
import { makeStaff, makeTown } from "../factories";
import { SCHOOL } from "../unit/deadlines/support";
import {
  dayBefore,
  type Fields,
  limit,
  policiesOf,
  save,
  under,
  versionOf,
  weekBefore,
} from "./deadlines-scenes";

let activityId: string;
let agent: StaffActor;

beforeAll(async () => {
  const town = await makeTown();
  activityId = town.activityId;
  agent = await makeStaff([town.structureId], ["SETTINGS"]);
});

type Asked = { rule?: "book" | "cancel"; date: string; at?: string; priorities?: Priority[]; is: string };
type Rule = { book?: Fields; cancel?: Fields; asked: Asked[] };

const LONG_AGO = "2026-09-01T00:00:00Z";

/** "open 2026-11-24T23:59", "not-yet …", "late <since> refuse", "late <since> staff <until>", "late <since> 20 % <until>". */
function said(state: DeadlineState): string {
  const local = (instant: Temporal.Instant | null) =>
    instant?.toZonedDateTimeISO("Europe/Paris").toPlainDateTime().toString({ smallestUnit: "minute" }) ?? "-";
  if (state.status === "open") return `open ${local(state.until)}`;
  if (state.status === "not-yet") return `not-yet ${local(state.opensAt)}`;
  const { since, after, until } = state;
  if (after.kind === "refuse") return `late ${local(since)} refuse`;
  return `late ${local(since)} ${after.kind === "staff" ? "staff" : `${after.percent} %`} ${local(until)}`;
}

const instantOf = (iso: string) => (iso.endsWith("Z") ? iso : `${iso}+01:00`);
const twoWorkingDays = limit({ genre: "days-before", jours: "2", decompte: "ouvres" });
const eightDays = limit({ genre: "days-before", jours: "8", decompte: "calendar", "jours-heure": "" });
const window: Fields = {
  ...limit({
    genre: "window",
    ...under("periodes.0", {
      du: "2027-01-04",
      au: "2027-02-12",
      ouvre: "2026-12-01T08:00",
      ferme: "2026-12-18T17:00",
      residents: "2026-11-24T08:00",
      siblings: "2026-11-26T08:00",
      "working-parents": "",
    }),
    ...under("periodes.1", { du: "", au: "", ouvre: "", ferme: "", residents: "" }),
  }),
  ...under("apres.0", { suite: "surcharge", pourcentage: "20" }),
  ...under("apres.0.limite", {
    genre: "hours-before",
    heures: "48",
    compte: "clock",
    de: "09:00",
    a: "17:00",
  }),
  "apres.1.suite": "",
};

const PUBLISHED: Record<string, Rule> = {
  "1 Veyras, cantine": {
    book: weekBefore("2"),
    cancel: dayBefore("17:00"),
    asked: [
      { date: "2026-11-30", is: "open 2026-11-24T23:59" },
      { date: "2026-12-04", is: "open 2026-11-24T23:59" },
      { rule: "cancel", date: "2026-12-01", is: "open 2026-11-30T17:00" },
    ],
  },
  "1 Veyras, garderie": {
    book: dayBefore("18:00"),
    cancel: dayBefore("17:00"),
    asked: [
      { date: "2026-12-01", is: "open 2026-11-30T18:00" },
      { rule: "cancel", date: "2026-12-01", is: "open 2026-11-30T17:00" },
    ],
  },
  "2 Andancette": {
    book: weekBefore("5", "12:00"),
    cancel: dayBefore("12:00"),
    asked: [
      { date: "2026-11-30", is: "open 2026-11-27T12:00" },
      { rule: "cancel", date: "2026-11-30", is: "open 2026-11-29T12:00" },
    ],
  },
  "3 Saint-Cyprien": {
    book: weekBefore("2", "23:00"),
    asked: [{ date: "2026-11-30", is: "open 2026-11-24T23:00" }],
  },
  "3 Saint-Cyprien, périscolaire": {
    book: dayBefore(""),
    asked: [{ date: "2026-11-30", is: "open 2026-11-29T23:59" }],
  },
  "4 Saint-Jean-Bonnefonds": {
    book: weekBefore("3", "12:00"),
    cancel: weekBefore("3", "12:00"),
    asked: [
      { date: "2026-12-04", is: "open 2026-11-25T12:00" },
      { rule: "cancel", date: "2026-12-04", is: "open 2026-11-25T12:00" },
    ],
  },
  "5 Cournon-d’Auvergne": {
    book: weekBefore("7"),
    asked: [{ date: "2026-12-02", is: "open 2026-11-29T23:59" }],
  },
  "6 Villeneuve": {
    book: twoWorkingDays,
    cancel: twoWorkingDays,
    asked: [
      { date: "2026-11-30", is: "open 2026-11-26T23:59" },
      { rule: "cancel", date: "2026-12-28", is: "open 2026-12-23T23:59" },
    ],
  },
  "7 a staged booking window, then until 48 h before with a surcharge": {
    book: window,
    asked: [
      { date: "2027-01-12", at: "2026-11-30T12:00", is: "not-yet 2026-12-01T08:00" },
      {
        date: "2027-01-12",
        at: "2026-11-25T12:00",
        priorities: ["siblings"],
        is: "not-yet 2026-11-26T08:00",
      },
      { date: "2027-01-12", at: "2026-11-25T12:00", priorities: ["residents"], is: "open 2026-12-18T17:00" },
      { date: "2027-01-12", at: "2026-12-10T12:00", is: "open 2026-12-18T17:00" },
      { date: "2027-01-12", at: "2026-12-20T12:00", is: "late 2026-12-18T17:00 20 % 2027-01-10T12:00" },
      { date: "2027-01-12", at: "2027-01-10T12:01", is: "late 2026-12-18T17:00 refuse" },
      { date: "2027-03-02", at: "2026-12-10T12:00", is: "not-yet -" },
    ],
  },
  "8 Pamiers, without the payment": {
    book: eightDays,
    cancel: eightDays,
    asked: [{ date: "2026-12-08", is: "open 2026-11-30T23:59" }],
  },
};

const exception = (index: number, quand: string, fields: Fields) =>
  under(`exceptions.${index}`, { quand, ...fields });

const INVENTED: Record<string, Rule> = {
  "until the slot starts": {
    book: limit({ genre: "none" }),
    asked: [
      { date: "2026-12-01", is: "open 2026-12-01T11:59" },
      { date: "2026-12-01", at: "2026-12-01T12:00", is: "late 2026-12-01T11:59 refuse" },
    ],
  },
  "never, but three days before in the holidays": {
    cancel: {
      ...limit({ genre: "never" }),
      ...exception(
        0,
        "in-school-holidays",
        limit({ genre: "days-before", jours: "3", decompte: "calendar", "jours-heure": "12:00" }),
      ),
    },
    asked: [
      { rule: "cancel", date: "2026-12-21", is: "open 2026-12-18T12:00" },
      { rule: "cancel", date: "2026-12-01", is: "late - refuse" },
    ],
  },
  "six hours before": {
    book: limit({ genre: "hours-before", heures: "6", compte: "clock", de: "", a: "" }),
    asked: [{ date: "2026-12-01", is: "open 2026-12-01T06:00" }],
  },
  "eight hours of mornings, Saturdays included": {
    book: limit({
      genre: "hours-before",
      heures: "8",
      compte: "working",
      ouvres: "ouvrables",
      de: "08:00",
      a: "12:00",
    }),
    asked: [{ date: "2026-11-30", is: "open 2026-11-28T08:00" }],
  },
  "24 working hours, in whole days": {
    book: limit({
      genre: "hours-before",
      heures: "24",
      compte: "working",
      ouvres: "ouvres",
      de: "00:00",
      a: "00:00",
    }),
    asked: [{ date: "2026-11-12", is: "open 2026-11-10T12:00" }],
  },
  "half past nine the same morning": {
    book: limit({ genre: "days-before", jours: "0", decompte: "calendar", "jours-heure": "09:30" }),
    asked: [{ date: "2026-12-01", is: "open 2026-12-01T09:30" }],
  },
  "three open days before": {
    book: limit({ genre: "days-before", jours: "3", decompte: "open", "jours-heure": "10:00" }),
    asked: [{ date: "2026-11-30", is: "open 2026-11-24T10:00" }],
  },
  "the 25th of the month before, or the working day before it": {
    book: {
      ...limit({ genre: "month-day", quantieme: "25", mois: "1", "mois-heure": "12:00" }),
      report: "ouvres",
    },
    cancel: limit({ genre: "month-day", quantieme: "31", mois: "1" }),
    asked: [
      { date: "2027-01-12", is: "open 2026-12-24T12:00" },
      { rule: "cancel", date: "2027-03-01", is: "open 2027-02-28T23:59" },
    ],
  },
  "Thursday for Monday and Tuesday, Tuesday for the end of the week": {
    book: limit({
      genre: "weekday-table",
      ...Object.assign(
        {},
        ...["1", "2"].map((day) => ({
          [`t${day}-jour`]: "4",
          [`t${day}-semaine`]: "1",
          [`t${day}-heure`]: "10:00",
        })),
        ...["4", "5"].map((day) => ({
          [`t${day}-jour`]: "2",
          [`t${day}-semaine`]: "0",
          [`t${day}-heure`]: "10:00",
        })),
      ),
      "t3-jour": "",
      "t3-semaine": "1",
      "t3-heure": "23:59",
    }),
    asked: [
      { date: "2026-12-01", is: "open 2026-11-26T10:00" },
      { date: "2026-12-03", is: "open 2026-12-01T10:00" },
      { date: "2026-12-02", is: "late - refuse" },
    ],
  },
  "from the first of the month before until Monday two weeks before": {
    book: {
      ...limit({ genre: "weekday", jour: "1", semaine: "2", "jour-heure": "" }),
      ...under("ouverture", { genre: "month-day", quantieme: "1", mois: "1", "mois-heure": "" }),
    },
    asked: [
      { date: "2027-01-05", at: "2026-11-30T23:59", is: "not-yet 2026-12-01T00:00" },
      { date: "2027-01-05", at: "2026-12-01T00:00", is: "open 2026-12-21T23:59" },
    ],
  },
  "the day before, earlier after holidays and around public holidays": {
    book: {
      ...dayBefore("18:00"),
      ...exception(0, "after-holidays-day", eightDays),
      ...exception(1, "near-public-holiday", {
        avant: "1",
        apres: "1",
        ...limit({ genre: "days-before", jours: "5", decompte: "ouvres", "jours-heure": "12:00" }),
      }),
      ...exception(2, "", {}),
    },
    asked: [
      { date: "2027-01-04", is: "open 2026-12-27T23:59" },
      { date: "2026-11-12", is: "open 2026-11-04T12:00" },
      { date: "2026-12-01", is: "open 2026-11-30T18:00" },
    ],
  },
  "Wednesday noon, or the day before a public holiday": {
    book: { ...weekBefore("3", "12:00"), report: "public-holiday" },
    asked: [{ date: "2026-11-16", is: "open 2026-11-10T12:00" }],
  },
  "then staff decide until noon the day before, then a half more until the slot": {
    book: {
      ...weekBefore("2"),
      ...under("apres.0", {
        suite: "staff",
        ...limit({ genre: "days-before", jours: "1", decompte: "calendar", "jours-heure": "12:00" }),
      }),
      ...under("apres.1", { suite: "surcharge", pourcentage: "50", ...limit({ genre: "none" }) }),
    },
    asked: [
      { date: "2026-12-01", at: "2026-11-26T10:00", is: "late 2026-11-24T23:59 staff 2026-11-30T12:00" },
      { date: "2026-12-01", at: "2026-11-30T15:00", is: "late 2026-11-24T23:59 50 % 2026-12-01T11:59" },
      { date: "2026-12-01", at: "2026-12-01T12:00", is: "late 2026-11-24T23:59 refuse" },
    ],
  },
};

test.each(Object.entries({ ...PUBLISHED, ...INVENTED }))("%s", async (_name, { book, cancel, asked }) => {
  const version = await versionOf(activityId);
  const saved = await save(agent, { activityId, version, book, cancel });
  expect(saved).toMatchObject({ ok: true });
  const stored = (await policiesOf(activityId)).find(({ from }) => from === "2026-11-23");
  for (const { rule = "book", date, at = LONG_AGO, priorities = [], is } of asked) {
    const calendar = { ...SCHOOL, priorities };
    const now = Temporal.Instant.from(instantOf(at));
    expect(said(evaluateDeadline(stored![rule], { date, startsAt: "12:00" }, calendar, now))).toBe(is);
  }
});
