import { ruleValues } from "@/lib/deadlines/rules";
import type { DeadlineRule, Limit } from "@/lib/deadlines/schema";
import { ruleForm } from "@/lib/deadlines/schema/rule-form";
import { type FormValues, formValues, nestValues } from "@/lib/form-data";

/** The form as a browser posts it. */
export function formData(values: FormValues): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) form.append(name, each);
  }
  return form;
}

/** What the fields of the kinds that are not chosen hold: the form posts them too. */
const UNCHOSEN: FormValues = {
  heures: "48",
  compte: "clock",
  ouvres: "ouvres",
  de: "09:00",
  a: "17:00",
  jours: "1",
  decompte: "calendar",
  "jours-heure": "",
  jour: "2",
  semaine: "1",
  "jour-heure": "",
  quantieme: "15",
  mois: "1",
  "mois-heure": "",
  "t3-jour": "",
  "t3-semaine": "1",
  "t3-heure": "",
};
const under = (prefix: string) =>
  Object.fromEntries(Object.entries(UNCHOSEN).map(([name, value]) => [`${prefix}.${name}`, value]));

/** All the fields of a rule's form, those out of sight and the empty lines included. */
export function postedRule(rule: DeadlineRule, name: string): FormValues {
  const [exceptions, steps] = [rule.exceptions.length, rule.after.length];
  const limits = [
    `${name}.limite`,
    ...Array.from({ length: exceptions + 1 }, (_, index) => `${name}.exceptions.${index}.limite`),
    ...Array.from({ length: steps + 1 }, (_, index) => `${name}.apres.${index}.limite`),
  ];
  const chosen = ruleValues(rule, name);
  return {
    ...Object.assign({}, ...limits.map(under)),
    [`${name}.ouverture.genre`]: "",
    [`${name}.exceptions.${exceptions}.quand`]: "",
    [`${name}.exceptions.${exceptions}.limite.genre`]: "none",
    [`${name}.apres.${steps}.suite`]: "",
    [`${name}.apres.${steps}.limite.genre`]: "none",
    ...chosen,
  };
}

/** What the server makes of a posted rule. */
export function readRule(values: FormValues, name: string) {
  const tree = nestValues(formValues(formData(values))) as Record<string, unknown>;
  return ruleForm.safeParse(tree[name]);
}

const sameDeadline = (limit: Limit): Limit => {
  if (limit.kind === "weekday-table") {
    const rows = new Map<string, (typeof limit.rows)[number]>();
    const lines = limit.rows.flatMap((row) => row.for.map((day) => ({ ...row, for: [day] })));
    for (const line of lines.toSorted((a, b) => a.for[0]! - b.for[0]!)) {
      const key = `${line.weekday} ${line.weeks} ${line.at}`;
      rows.set(key, { ...line, for: [...(rows.get(key)?.for ?? []), ...line.for] });
    }
    return { ...limit, rows: [...rows.values()] };
  }
  if (limit.kind !== "window") return limit;
  const priorities = ["residents", "siblings", "working-parents"] as const;
  const periods = limit.periods.map((period) => ({
    ...period,
    stages: priorities.flatMap((priority) => {
      const opens = period.stages
        .filter((stage) => stage.priority === priority)
        .map((stage) => stage.opensAt);
      return opens.length > 0 ? [{ priority, opensAt: opens.sort()[0]! }] : [];
    }),
  }));
  return { ...limit, periods };
};

/** The one way in which the form writes a rule among those that mean the same. */
export function asWritten(rule: DeadlineRule): DeadlineRule {
  return {
    ...rule,
    limit: sameDeadline(rule.limit),
    exceptions: rule.exceptions.map(({ when, use }) => ({ when, use: sameDeadline(use) as typeof use })),
    after: rule.after.map((step) => ({ ...step, until: sameDeadline(step.until) as typeof step.until })),
  };
}
