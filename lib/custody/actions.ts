"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { parentAction, staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import { sayDay } from "@/lib/text/dates";
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

/** "Donner ce jour": to the child's other home. */
export const giveDay = parentAction(daySchema, async (actor, day) => {
  const given = await commands.giveDay(actor, day);
  if (!given.ok) return given;
  const [t, locale] = await Promise.all([getTranslations("custody"), getLocale()]);
  return done({ message: t("saved.given", { day: sayDay(day.date, locale) }) });
});

/** "Reprendre ce jour": one that the household gave. */
export const takeDayBack = parentAction(daySchema, async (actor, day) => {
  const taken = await commands.takeDayBack(actor, day);
  if (!taken.ok) return taken;
  const [t, locale] = await Promise.all([getTranslations("custody"), getLocale()]);
  return done({ message: t("saved.taken", { day: sayDay(day.date, locale) }) });
});
