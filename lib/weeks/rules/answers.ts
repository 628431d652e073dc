import type { WeekChild } from "../schema";
import { slotsOf } from "./choices";
import type { PeriodChoice } from "./periods";

type Query = Record<string, string | string[] | undefined>;

/** What the form of "Répéter" shows: what its address holds, or what most parents want. */
export function answersOf(query: Query, children: readonly WeekChild[], periods: readonly PeriodChoice[]) {
  const isAsked = query.voir === "1";
  const list = (name: string) => [query[name] ?? []].flat();
  const one = (name: string, otherwise = "") => list(name)[0] ?? otherwise;
  const [period] = periods;
  const slots = slotsOf(children);
  return {
    semaine: one("semaine"),
    enfant: isAsked && list("enfant").length > 0 ? list("enfant") : children.map(({ id }) => id),
    creneau: isAsked ? list("creneau") : slots.length === 1 ? slots.map(({ id }) => id) : [],
    jour: list("jour"),
    periode: one("periode", period && `${period.firstDay}_${period.lastDay}`),
    du: one("du"),
    au: one("au"),
    rythme: one("rythme", "toutes"),
  };
}
