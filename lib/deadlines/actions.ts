"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import * as activities from "@/lib/activities/commands";
import { absenceRuleForm, activityRulesForm } from "@/lib/activities/schema/rules-form";
import { formValues } from "@/lib/form-data";
import type { FormState } from "@/lib/form-state";
import { done, refuse } from "@/lib/result";
import { sayDay } from "@/lib/text/dates";
import { activityDeadlines } from "./queries";
import { type DeadlineMessage, deadlineSpeaker, policyPreview } from "./rules";
import { policyForm, removePolicyForm } from "./schema";

const settingsOf = (activityId: string, page: string, told: string) =>
  ({ to: `/equipe/parametres/activites/${activityId}/${page}?fait=${told}` }) as const;

const storePolicy = staffAction("SETTINGS", policyForm, async (actor, input) => {
  const saved = await activities.savePolicy(actor, input);
  return saved.ok ? done(settingsOf(input.activityId, "delais", "regle")) : saved;
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What a rule would do, in words, as one JSON text: nothing is stored. */
const lookAtPolicy = staffAction("SETTINGS", policyForm, async (actor, input) => {
  const settings = await activityDeadlines(actor, input.activityId);
  if (!settings) return refuse("not-found");
  const preview = policyPreview(settings, input);
  if ("refused" in preview) return refuse("form-invalid", { fields: { debut: preview.refused } });
  const [t, locale] = await Promise.all([getTranslations("deadlines"), getLocale()]);
  const say = deadlineSpeaker(t, settings.outlook.calendar.timeZone, locale);
  const { validFrom, validTo, book, cancel, days } = preview;
  const [from, to] = [sayDay(validFrom, locale), validTo && sayDay(validTo, locale)];
  const line = (sentences: DeadlineMessage[]) => small(say(sentences).join(". "));
  const words = {
    dates: to ? t("preview.datesUntil", { from, to }) : t("preview.dates", { from }),
    book: say(book),
    cancel: say(cancel),
    days: days.map((day) => ({
      day: capital(sayDay(day.date, locale)),
      book: line(day.book),
      cancel: line(day.cancel),
    })),
  };
  return done({ message: JSON.stringify(words) });
});

/** "Enregistrer", or "Voir le résultat", after which the form comes back as it was with the result in "apercu". */
export async function editPolicy(state: FormState, form: FormData): Promise<FormState> {
  if (form.get("geste") !== "apercu") return storePolicy(state, form);
  const seen = await lookAtPolicy(state, form);
  if (seen.status !== "done" || seen.message === undefined) return seen;
  return { status: "redrawn", values: { ...formValues(form), apercu: seen.message }, at: performance.now() };
}

/** "Supprimer" beside a rule that has not begun. */
export const removePolicy = staffAction("SETTINGS", removePolicyForm, async (actor, input) => {
  const removed = await activities.removePolicy(actor, input);
  return removed.ok ? done(settingsOf(input.activityId, "delais", "suppression")) : removed;
});

/** "Enregistrer" under how requests are treated. */
export const saveActivityRules = staffAction("SETTINGS", activityRulesForm, async (actor, input) => {
  const saved = await activities.saveActivityRules(actor, input);
  return saved.ok ? done(settingsOf(input.activityId, "regles", "regles")) : saved;
});

/** "Enregistrer" under how absences count. */
export const saveAbsenceRule = staffAction("SETTINGS", absenceRuleForm, async (actor, input) => {
  const saved = await activities.saveAbsenceRule(actor, input);
  return saved.ok ? done(settingsOf(input.activityId, "absences", "absences")) : saved;
});
