"use server";

import { getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import {
  activityForm,
  adjustDaysForm,
  archiveActivityForm,
  endSlotForm,
  enrolmentPeriodForm,
  groupForm,
  moveActivityForm,
  newActivityForm,
  openingForm,
  removeEnrolmentPeriodForm,
  removeGroupForm,
  removeOpeningForm,
  slotForm,
} from "./schema";

const LIST = "/equipe/parametres/activites";
const at = (activityId: string, part = "", eventId?: string) =>
  ({ to: `${LIST}/${activityId}${part}?fait=${eventId ?? "enregistre"}` }) as const;

export const addActivity = staffAction("SETTINGS", newActivityForm, async (actor, input) => {
  const added = await commands.addActivity(actor, input);
  return added.ok ? done({ to: `${LIST}/${added.value.id}?fait=cree` }) : added;
});

/** "Enregistrer" under the activity's name and how children come to it. */
export const saveActivity = staffAction("SETTINGS", activityForm, async (actor, input) => {
  const saved = await commands.saveActivity(actor, input);
  return saved.ok ? done(at(input.activityId)) : saved;
});

export const archiveActivity = staffAction("SETTINGS", archiveActivityForm, async (actor, input) => {
  const archived = await commands.archiveActivity(actor, input);
  return archived.ok ? done(at(input.activityId, "", archived.value.eventId)) : archived;
});

/** "Monter" and "Descendre" in the list. */
export const moveActivity = staffAction("SETTINGS", moveActivityForm, async (actor, input) => {
  const moved = await commands.moveActivity(actor, input);
  return moved.ok ? done({ to: `${LIST}?structure=${moved.value.structureId}` }) : moved;
});

export const saveSlot = staffAction("SETTINGS", slotForm, async (actor, input) => {
  const saved = await commands.saveSlot(actor, input);
  return saved.ok ? done(at(input.activityId, "/creneaux", saved.value.eventId)) : saved;
});

/** "Ne plus proposer", "Proposer à nouveau" and "Supprimer" of a slot. */
export const endSlot = staffAction("SETTINGS", endSlotForm, async (actor, input) => {
  const ended = await commands.endSlot(actor, input);
  return ended.ok ? done(at(input.activityId, "/creneaux", ended.value.eventId)) : ended;
});

export const saveGroup = staffAction("SETTINGS", groupForm, async (actor, input) => {
  const saved = await commands.saveGroup(actor, input);
  return saved.ok ? done(at(input.activityId, "/groupes")) : saved;
});

export const removeGroup = staffAction("SETTINGS", removeGroupForm, async (actor, input) => {
  const removed = await commands.removeGroup(actor, input);
  return removed.ok ? done(at(input.activityId, "/groupes")) : removed;
});

/** "Appliquer" under the preview of an opening. */
export const saveOpening = staffAction("SETTINGS", openingForm, async (actor, input) => {
  const saved = await commands.saveOpening(actor, input);
  return saved.ok ? done(at(input.activityId, "/ouvertures", saved.value.eventId)) : saved;
});

export const removeOpening = staffAction("SETTINGS", removeOpeningForm, async (actor, input) => {
  const removed = await commands.removeOpening(actor, input);
  return removed.ok ? done(at(input.activityId, "/ouvertures", removed.value.eventId)) : removed;
});

/** "Appliquer" under the days of a month that are ticked. */
export const adjustDays = staffAction("SETTINGS", adjustDaysForm, async (actor, input) => {
  const adjusted = await commands.adjustDays(actor, input);
  if (!adjusted.ok) return adjusted;
  const t = await getTranslations("activities");
  const { changed, kept, short, shut } = adjusted.value;
  const sentences = [
    t("days.changed", { count: changed }),
    ...(kept.length > 0 ? [t("days.keptSome", { count: kept.length })] : []),
    ...(short.length > 0 ? [t("days.shortSome", { count: short.length })] : []),
    ...(shut.length > 0 ? [t("days.shutSome", { count: shut.length })] : []),
  ];
  return done({ message: sentences.join(" ") });
});

/** "Enregistrer" under a period of enrolment. */
export const saveEnrolmentPeriod = staffAction("SETTINGS", enrolmentPeriodForm, async (actor, input) => {
  const saved = await commands.saveEnrolmentPeriod(actor, input);
  return saved.ok ? done(at(input.activityId, "/inscriptions")) : saved;
});

export const removeEnrolmentPeriod = staffAction(
  "SETTINGS",
  removeEnrolmentPeriodForm,
  async (actor, input) => {
    const removed = await commands.removeEnrolmentPeriod(actor, input);
    return removed.ok ? done(at(input.activityId, "/inscriptions")) : removed;
  },
);
