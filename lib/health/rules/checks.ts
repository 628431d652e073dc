import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { RefusalCode } from "@/lib/result";
import { type ChildHealthValue, type HealthKey, type Pai, VACCINES } from "../schema";
import { vaccineStatuses } from "./vaccinations";

type Child = { birthDate: PlainDate; today: PlainDate };

/** Days before its end from which something is said to expire soon. */
const SOON = 60;

/** Whether a PAI is in force on `day`. */
export function isPaiActive(pai: Pai | null, day: PlainDate): boolean {
  return pai?.active === true && pai.from <= day && day <= pai.to;
}

/** Whether a field was never answered: "none" is an answer, nothing at all is not. */
export function isUnanswered(value: ChildHealthValue[HealthKey]): boolean {
  return value === null || value === "";
}

/**
 * What a form's values get wrong that only the child tells: the refusal of each field by its name in the form, where
 * the vaccines stand in the order of VACCINES.
 */
export function checkHealth(
  patch: Partial<ChildHealthValue>,
  present: ChildHealthValue,
  { birthDate, today }: Child,
): Record<string, RefusalCode> {
  const wrong: Record<string, RefusalCode> = {};
  for (const { code, date } of patch.vaccinations ?? []) {
    const field = `vaccinations.${VACCINES.indexOf(code)}.date`;
    if (date && date > today) wrong[field] = "date-in-future";
    if (date && date < birthDate) wrong[field] = "before-birth";
  }
  const { pai } = { ...present, ...patch };
  if (patch.diets?.includes("OWN_MEAL") && pai?.active !== true) wrong.diets = "own-meal-needs-pai";
  return wrong;
}

export type HealthExpiry = { what: "pai" | "treatment" | "vaccination"; on: PlainDate; over: boolean };

/** What ends within 60 days of `today` or has ended, soonest first; a treatment that has ended is simply over. */
export function healthExpiries(health: ChildHealthValue, { birthDate, today }: Child): HealthExpiry[] {
  const soon = Temporal.PlainDate.from(today).add({ days: SOON }).toString();
  const ends = [
    ...(health.pai?.active ? [{ what: "pai" as const, on: health.pai.to }] : []),
    ...(health.treatments ?? []).flatMap(({ to }) =>
      to && to >= today ? [{ what: "treatment" as const, on: to }] : [],
    ),
    ...vaccineStatuses(birthDate, health.vaccinations ?? [], today).flatMap(({ state, nextBy }) =>
      nextBy && (state === "DONE" || state === "BOOSTER")
        ? [{ what: "vaccination" as const, on: nextBy }]
        : [],
    ),
  ];
  return ends
    .filter(({ on }) => on <= soon)
    .map((end) => ({ ...end, over: end.on < today }))
    .toSorted((a, b) => a.on.localeCompare(b.on));
}
