import { z } from "zod";
import type { RefusalCode } from "@/lib/result";
import { Priority, type WindowPeriod } from "./rule";

const say = (code: RefusalCode) => code;
const typed = z.string().trim().default("");
const isDay = (text: string) => z.iso.date().safeParse(text).success;
const isMoment = (text: string) => /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));

const PRIORITIES = Priority.options;

/** One booking period; null where its line is left empty. */
const period = z
  .object({
    du: typed,
    au: typed,
    ouvre: typed,
    ferme: typed,
    residents: typed,
    siblings: typed,
    "working-parents": typed,
  })
  .transform((given, ctx): WindowPeriod | null => {
    if (Object.values(given).every((text) => text === "")) return null;
    const refuse = (field: keyof typeof given, code: RefusalCode) =>
      ctx.addIssue({ code: "custom", path: [field], message: say(code) });
    const check = (field: keyof typeof given, isRight: (text: string) => boolean) => {
      if (given[field] === "") refuse(field, "required");
      else if (!isRight(given[field])) refuse(field, "bad-date");
      else return true;
      return false;
    };
    const [du, au] = [check("du", isDay), check("au", isDay)];
    const [ouvre, ferme] = [check("ouvre", isMoment), check("ferme", isMoment)];
    if (du && au && given.du > given.au) refuse("au", "end-before-start");
    if (ouvre && ferme && given.ouvre >= given.ferme) refuse("ferme", "end-before-start");
    for (const priority of PRIORITIES) {
      if (given[priority] === "" || !check(priority, isMoment)) continue;
      if (ouvre && given[priority] > given.ouvre) refuse(priority, "stage-too-late");
    }
    return {
      firstDay: given.du,
      lastDay: given.au,
      opensAt: given.ouvre,
      closesAt: given.ferme,
      stages: PRIORITIES.filter((priority) => given[priority] !== "").map((priority) => ({
        priority,
        opensAt: given[priority],
      })),
    };
  });

/** A booking window for each of its periods, staged by who may book earlier. */
export const bookingWindow = z
  .object({ genre: z.literal("window"), periodes: z.array(period).max(40, say("too-many")).default([]) })
  .transform(({ periodes }, ctx) => {
    const refuse = (index: number, code: RefusalCode) =>
      ctx.addIssue({ code: "custom", path: ["periodes", index, "du"], message: say(code) });
    if (periodes.every((row) => row === null)) refuse(0, "required");
    const named = periodes.flatMap((row, index) => (row ? [{ row, index }] : []));
    for (const { row, index } of named) {
      const meets = named.some(
        (other) =>
          other.index < index && other.row.firstDay <= row.lastDay && row.firstDay <= other.row.lastDay,
      );
      if (meets) refuse(index, "periods-overlap");
    }
    return { kind: "window" as const, periods: named.map(({ row }) => row) };
  });
