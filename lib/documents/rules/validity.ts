import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import { schoolYearEnd } from "@/lib/families/rules";
import type { PieceValidity, SuggestedValidity } from "../schema";

/** From this day of the year on, a piece of the school year is taken to be for the coming one. */
const COMING_YEAR_FROM = "07-01";

/** The last day of validity when a piece of this kind counts from `from`; null: without end, or to be chosen. */
export function validityEnd(
  { validity, months }: { validity: PieceValidity; months: number | null },
  from: PlainDate,
): PlainDate | null {
  if (validity === "SCHOOL_YEAR") {
    const isComing = from.slice(5) >= COMING_YEAR_FROM && from.slice(5) < "09-01";
    return schoolYearEnd(isComing ? `${from.slice(0, 4)}-09-01` : from);
  }
  if (validity === "MONTHS" && months !== null) {
    // The same day of a later month does not count any more; 31 January and one month end on 27 February.
    return Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 }).toString();
  }
  return null;
}

/** What staff are offered for a piece received on `day`; a piece that nobody asked for counts without end. */
export function suggestedValidity(
  type: { validity: PieceValidity; months: number | null } | null,
  day: PlainDate,
): SuggestedValidity {
  if (!type) return { from: day, to: null, mustChoose: false };
  return { from: day, to: validityEnd(type, day), mustChoose: type.validity === "CHOSEN" };
}
