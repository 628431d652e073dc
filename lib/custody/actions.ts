"use server";

import { getTranslations } from "next-intl/server";
import { parentAction, staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { custodySchema, daySchema, freeDaysSchema } from "./schema";

/** "Enregistrer la garde": who has a child of two homes from a day on. */
export const setCustody = staffAction("FAMILIES", custodySchema, async (actor, settled) => {
  const set = await commands.setCustody(actor, settled);
  if (!set.ok) return set;
  const t = await getTranslations("custody");
  return done({ message: t("saved.plan") });
});

/** "Enregistrer ces jours": days given to one home, or handed back to the plan. */
export const setFreeDays = staffAction("FAMILIES", freeDaysSchema, async (actor, given) => {
  const set = await commands.setFreeDays(actor, given);
  if (!set.ok) return set;
  const t = await getTranslations("custody");
  return done({ message: t("saved.days", { count: set.value.days }) });
});

/** The calendar again, which says what became of the day: its form may have nothing left to offer. */
const monthOf = ({ childId, date }: { childId: string; date: string }, what: "donne" | "repris") =>
  ({ to: `/famille/enfants/${childId}/garde?mois=${date.slice(0, 7)}&${what}=${date}` }) as const;

/** "Donner ce jour": to the child's other home. */
export const giveDay = parentAction(daySchema, async (actor, day) => {
  const given = await commands.giveDay(actor, day);
  return given.ok ? done(monthOf(day, "donne")) : given;
});

/** "Reprendre ce jour": one that the household gave. */
export const takeDayBack = parentAction(daySchema, async (actor, day) => {
  const taken = await commands.takeDayBack(actor, day);
  return taken.ok ? done(monthOf(day, "repris")) : taken;
});
