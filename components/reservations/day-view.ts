import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import type { CalendarCell, CalendarChild } from "@/lib/reservations/queries";
import { CELL_STATES, type CellState } from "@/lib/reservations/schema";
import { sayDay } from "@/lib/text/dates";
import type { cellDetails } from "./cell-words";

type Translate = ReturnType<typeof useTranslations<"reservations">>;

/** The words of all cells; `name` holds "{child}", "{activity}", "{slot}", "{date}" and "{state}". */
export type CellWords = { name: string; toSend: string; state: Record<CellState, string> };

/** The names that a child's cells are made of; a line names its slots by their place in `slots`. */
export type ChildView = {
  id: string;
  name: string;
  slots: { activity: string; slot: string; label: string }[];
};

/** One slot, or several that are closed or too late for one and the same reason. */
export type DayLine = {
  slots: number[];
  state: CellState;
  /** The checkbox's value; null when nothing can be asked. */
  value: string | null;
  /** What several slots are called together; null when they are all of the day. */
  label?: string | null;
  /** Why it cannot be used, or until when it can. */
  detail: string | null;
};

export type DayView = {
  date: string;
  isToday: boolean;
  /** "mardi", "24", "novembre", and all of it with the year. */
  weekday: string;
  day: string;
  month: string;
  full: string;
  lines: DayLine[];
};

export function cellWords(t: Translate): CellWords {
  const states = CELL_STATES.map((state) => [state, t(`state.${state}`)]);
  return { name: t.raw("cellName"), toSend: t("toSend"), state: Object.fromEntries(states) };
}

export function childView({ id, firstName, lastName, slots }: CalendarChild, t: Translate): ChildView {
  return {
    id,
    name: `${firstName} ${lastName}`,
    slots: slots.map(({ activity, name }) => ({
      activity,
      slot: name,
      label: t("cellLabel", { activity, slot: name }),
    })),
  };
}

type Place = { cell: CalendarCell; slot: number; detail: string | null };

/** One day in words. What is the same for all days is not said again: a month has hundreds of cells. */
export function dayView(
  { date, cells }: CalendarChild["days"][number],
  child: CalendarChild,
  { slots }: ChildView,
  today: PlainDate,
  detailOf: ReturnType<typeof cellDetails>,
  locale: Locale,
): DayView {
  const places = cells.map((cell): Place => {
    const slot = child.slots.findIndex(({ id }) => id === cell.slotId);
    return { cell, slot, detail: detailOf(cell) };
  });
  return {
    date,
    isToday: date === today,
    weekday: sayDay(date, locale, { weekday: "long" }),
    day: sayDay(date, locale, { day: "numeric" }),
    month: sayDay(date, locale, { month: "long" }),
    full: sayDay(date, locale),
    lines: [...Map.groupBy(places, lineOf).values()].map((line) => {
      const [{ cell, detail }] = line as [Place];
      return {
        slots: line.map((place) => place.slot),
        state: cell.state,
        value: cell.value,
        ...(line.length > 1 && { label: labelOf(line, places, slots) }),
        detail,
      };
    }),
  };
}

/** What several slots of a day often are together. */
const SHARED: CellState[] = ["closed", "late", "otherHome", "blocked"];

/** Cells with the same answer share a line; any other has its own. */
function lineOf({ cell, detail }: Place): string {
  return !cell.value && SHARED.includes(cell.state) ? `${cell.state} ${detail}` : cell.slotId;
}

/** "Cantine, Périscolaire Soir": an activity by its name alone where all its slots of the day are meant. */
function labelOf(line: Place[], day: Place[], slots: ChildView["slots"]): string | null {
  if (line.length === day.length) return null;
  const labels = line.map(({ slot }) => {
    const { activity, label } = slots[slot]!;
    const isWhole = day.every((one) => slots[one.slot]?.activity !== activity || line.includes(one));
    return isWhole ? activity : label;
  });
  return [...new Set(labels)].join(", ");
}
