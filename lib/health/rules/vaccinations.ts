import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { Vaccination, VaccineCode } from "../schema";
import { VACCINE_LAWS } from "./vaccines";

/** DONE, MISSING and EXEMPT say themselves; LATER: not due at this age yet; BOOSTER: a new dose is overdue. */
export type VaccineState = "DONE" | "EXEMPT" | "MISSING" | "LATER" | "BOOSTER";

export type VaccineStatus = {
  code: VaccineCode;
  state: VaccineState;
  /** The day of the last dose known. */
  date: PlainDate | null;
  /** The day by which the next dose is to be given, or was. */
  nextBy: PlainDate | null;
};

const lawsFor = (birthDate: PlainDate) =>
  VACCINE_LAWS.filter(
    ({ bornFrom, bornTo }) => (!bornFrom || bornFrom <= birthDate) && (!bornTo || birthDate <= bornTo),
  );

/** The vaccines that the law requires of a child born on this day, whatever its age. */
export function requiredVaccines(birthDate: PlainDate): VaccineCode[] {
  return lawsFor(birthDate).map(({ code }) => code);
}

/** How each required vaccine stands on `today`, in the order of the law. */
export function vaccineStatuses(
  birthDate: PlainDate,
  vaccinations: readonly Vaccination[],
  today: PlainDate,
): VaccineStatus[] {
  const at = (months: number) => Temporal.PlainDate.from(birthDate).add({ months }).toString();
  const given = new Map(vaccinations.map((it) => [it.code, it]));
  return lawsFor(birthDate).map(({ code, firstMonths, boosters, coveredBy }) => {
    const known = [given.get(code), coveredBy ? given.get(coveredBy) : undefined].flatMap((it) => it ?? []);
    const date =
      known
        .flatMap((it) => it.date ?? [])
        .toSorted()
        .at(-1) ?? null;
    if (given.get(code)?.exempt) return { code, state: "EXEMPT", date, nextBy: null };
    if (!date) {
      const state = today < at(firstMonths) ? "LATER" : "MISSING";
      return { code, state, date, nextBy: state === "LATER" ? at(firstMonths) : null };
    }
    const next = boosters.find(({ from }) => date < at(from));
    const nextBy = next ? at(next.by) : null;
    return { code, state: nextBy && nextBy < today ? "BOOSTER" : "DONE", date, nextBy };
  });
}

/** Whether every vaccination due on `today` was received, or a doctor certified that it may not be. */
export function isVaccinated(
  birthDate: PlainDate,
  vaccinations: readonly Vaccination[],
  today: PlainDate,
): boolean {
  const late: VaccineState[] = ["MISSING", "BOOSTER"];
  return vaccineStatuses(birthDate, vaccinations, today).every(({ state }) => !late.includes(state));
}
