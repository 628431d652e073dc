"use server";

import { getTranslations } from "next-intl/server";
import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { deleteWeekSchema, newWeekSchema, renameWeekSchema } from "./schema";

/** "Enregistrer ma semaine type": the list then shows it. */
export const createWeek = parentAction(newWeekSchema, async (actor, week) => {
  const created = await commands.createWeek(actor, week);
  return created.ok ? done({ to: "/reservations/semaines?fait=ajout#liste" }) : created;
});

/** "Renommer". */
export const renameWeek = parentAction(renameWeekSchema, async (actor, week) => {
  const renamed = await commands.renameWeek(actor, week);
  if (!renamed.ok) return renamed;
  const t = await getTranslations("weeks");
  return done({ message: t("list.renamed") });
});

/** "Supprimer". */
export const deleteWeek = parentAction(deleteWeekSchema, async (actor, week) => {
  const deleted = await commands.deleteWeek(actor, week);
  return deleted.ok ? done({ to: "/reservations/semaines?fait=suppression#liste" }) : deleted;
});
