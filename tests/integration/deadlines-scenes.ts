import { savePolicy } from "@/lib/activities/commands";
import type { StaffActor } from "@/lib/actor";
import { fromDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { DeadlineRule, policyForm } from "@/lib/deadlines/schema";
import { formValues, nestValues } from "@/lib/form-data";
import { formData } from "../unit/deadlines/posted";

export type Fields = Record<string, string>;

/** Fields under a name: { "limite.genre": "none" } under "ajout". */
export const under = (name: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${name}.${key}`, value]));

export const limit = (fields: Fields): Fields => under("limite", fields);
export const dayBefore = (at = "18:00") =>
  limit({ genre: "days-before", jours: "1", decompte: "calendar", "jours-heure": at });
export const weekBefore = (jour: string, at = "") =>
  limit({ genre: "weekday", jour, semaine: "1", "jour-heure": at });

type Policy = { activityId: string; version: number; from?: string; book?: Fields; cancel?: Fields };

/** What the editor's form posts, and the server's schema makes of it. */
export function posted({ activityId, version, from = "2026-11-23", book, cancel }: Policy) {
  const rule = (name: string, fields: Fields = dayBefore()) =>
    under(name, { report: "none", "ouverture.genre": "", ...fields });
  const form = formData({
    activite: activityId,
    version: String(version),
    debut: from,
    ...rule("ajout", book),
    ...rule("annulation", cancel),
  });
  return policyForm.parse(nestValues(formValues(form)));
}

export const save = (actor: StaffActor, policy: Policy) => savePolicy(actor, posted(policy));

export const versionOf = async (id: string) =>
  (await db().activity.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

/** An activity's policies, in order: their days and their rules. */
export async function policiesOf(activityId: string) {
  const rows = await db().activityPolicy.findMany({ where: { activityId }, orderBy: { validFrom: "asc" } });
  return rows.map(({ id, validFrom, validTo, bookRule, cancelRule }) => ({
    id,
    from: fromDbDate(validFrom),
    to: validTo && fromDbDate(validTo),
    book: DeadlineRule.parse(bookRule),
    cancel: DeadlineRule.parse(cancelRule),
  }));
}

/** The same without rules. */
export const datesOf = async (activityId: string) =>
  (await policiesOf(activityId)).map(({ from, to }) => `${from} ${to ?? "…"}`);
