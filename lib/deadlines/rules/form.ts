import type { FormValues } from "@/lib/form-data";
import type { DeadlineRule, ExceptionCondition, Limit, Opening, WindowPeriod } from "../schema";

/**
 * A rule as the fields of its form, "ajout.limite.genre" and so on where `name` is "ajout": `ruleForm` reads it back.
 * Fields of the kinds that the rule does not use are left out.
 */
export function ruleValues(rule: DeadlineRule, name: string): FormValues {
  return {
    ...limitValues(rule.limit, `${name}.limite`),
    ...(rule.opens ? limitValues(rule.opens, `${name}.ouverture`) : {}),
    [`${name}.report`]: rule.shift,
    ...merged(rule.exceptions, ({ when, use }, index) => ({
      ...conditionValues(when, `${name}.exceptions.${index}`),
      ...limitValues(use, `${name}.exceptions.${index}.limite`),
    })),
    ...merged(rule.after, (step, index) => ({
      [`${name}.apres.${index}.suite`]: step.kind,
      ...(step.kind === "surcharge" && { [`${name}.apres.${index}.pourcentage`]: String(step.percent) }),
      ...limitValues(step.until, `${name}.apres.${index}.limite`),
    })),
  };
}

function limitValues(limit: Limit | Opening, name: string): FormValues {
  const values = (fields: Record<string, string | number>) =>
    merged(Object.entries({ genre: limit.kind, ...fields }), ([key, value]) => ({
      [`${name}.${key}`]: String(value),
    }));
  switch (limit.kind) {
    case "none":
    case "never":
      return values({});
    case "hours-before":
      return values({
        heures: limit.hours,
        compte: limit.counting,
        ouvres: limit.workingDays,
        de: limit.from,
        a: limit.to === "24:00" ? "00:00" : limit.to,
      });
    case "days-before":
      return values({ jours: limit.days, decompte: limit.counting, "jours-heure": limit.at });
    case "weekday":
      return values({ jour: limit.weekday, semaine: limit.weeks, "jour-heure": limit.at });
    case "weekday-table":
      return values(
        merged(limit.rows, (row) =>
          merged(row.for, (day) => ({
            [`t${day}-jour`]: String(row.weekday),
            [`t${day}-semaine`]: String(row.weeks),
            [`t${day}-heure`]: row.at,
          })),
        ) as Record<string, string>,
      );
    case "month-day":
      return values({ quantieme: limit.day, mois: limit.months, "mois-heure": limit.at });
    case "window":
      return {
        ...values({}),
        ...merged(limit.periods, (period, index) => periodValues(period, `${name}.periodes.${index}`)),
      };
  }
}

function periodValues(
  { firstDay, lastDay, opensAt, closesAt, stages }: WindowPeriod,
  name: string,
): FormValues {
  const earliest = stages.toSorted((a, b) => b.opensAt.localeCompare(a.opensAt));
  return {
    [`${name}.du`]: firstDay,
    [`${name}.au`]: lastDay,
    [`${name}.ouvre`]: opensAt,
    [`${name}.ferme`]: closesAt,
    ...merged(earliest, (stage) => ({ [`${name}.${stage.priority}`]: stage.opensAt })),
  };
}

function conditionValues(when: ExceptionCondition, name: string): FormValues {
  if (when.kind === "after-holidays") return { [`${name}.quand`]: `after-holidays-${when.span}` };
  if (when.kind === "in-school-holidays") return { [`${name}.quand`]: when.kind };
  return {
    [`${name}.quand`]: when.kind,
    [`${name}.avant`]: String(when.before),
    [`${name}.apres`]: String(when.after),
  };
}

function merged<T>(items: readonly T[], each: (item: T, index: number) => FormValues): FormValues {
  return Object.assign({}, ...items.map(each));
}
