import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { StructureSettings } from "../schema";

type Asked = Pick<StructureSettings, "confirmFrom" | "blockUnconfirmed">;

/** The last day, `today` included, on which a yearly "MM-DD" fell; 29 February counts as the 28th in common years. */
export function lastOccurrence(monthDay: string, today: PlainDate): PlainDate {
  const [month = 1, day = 1] = monthDay.split("-").map(Number);
  const { year } = Temporal.PlainDate.from(today);
  const inYear = (y: number) => Temporal.PlainDate.from({ year: y, month, day }).toString();
  return inYear(year) <= today ? inYear(year) : inYear(year - 1);
}

/**
 * Since when the yearly confirmation is due to some structure of the household (`due`, null when it is not), and
 * whether one of those blocks reservations until then. `confirmedOn`: the day of the last confirmation, if any.
 */
export function confirmationDue(
  settings: readonly Asked[],
  confirmedOn: PlainDate | null,
  today: PlainDate,
): { due: PlainDate | null; blocking: boolean } {
  const due = settings.flatMap(({ confirmFrom, blockUnconfirmed }) => {
    if (!confirmFrom) return [];
    const since = lastOccurrence(confirmFrom, today);
    return confirmedOn !== null && confirmedOn >= since ? [] : [{ since, blockUnconfirmed }];
  });
  return {
    due: due.map(({ since }) => since).sort()[0] ?? null,
    blocking: due.some(({ blockUnconfirmed }) => blockUnconfirmed),
  };
}
