import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import { holidayOn, weekOf } from "@/lib/calendar/rules";
import type { Calendar, CalendarCell, CalendarChild, CalendarSlot } from "@/lib/reservations/queries";
import type { CellState } from "@/lib/reservations/schema";
import { sayDay, sayTime } from "@/lib/text/dates";
import type { CellWords } from "./cell-words";
import { lanesOf } from "./lanes";

/** A slot of a child; `needs` and `excludes` are columns of the same child. */
export type Column = {
  child: number;
  activity: string;
  slot: string;
  hours: string;
  needs: number[];
  excludes: number[];
};

/**
 * One or several neighbouring lanes of a day, small because a term has hundreds: the state (null: nothing that
 * day), its detail's place among the table's (-1: none), how many lanes, then the checkbox's value and the few letters
 * for a narrow column where there are any.
 */
export type CellLine = [
  state: CellState | null,
  detail: number,
  span: number,
  value?: string | 0,
  short?: string,
];

export type DayLine = {
  date: string;
  /** "mardi 24 novembre 2026", "mar.", "24 nov." */
  full: string;
  weekday: string;
  day: string;
  isPast?: true;
  isToday?: true;
  /** Which of the table's patterns it follows. */
  pattern: number;
  cells: CellLine[];
};

export type WeekLines = { title: string; days: DayLine[] };

export type TableView = {
  children: { name: string; firstName: string }[];
  columns: Column[];
  /** The columns that share each column of the table. */
  lanes: number[][];
  /** For a kind of day, the column that stands in each lane; -1 where none does. */
  patterns: number[][];
  weeks: WeekLines[];
  details: string[];
  /** Days gone by that a phone folds away; 0 where there are no others. */
  pastDays: number;
};

/** Neighbours with the same answer that nobody can change are one cell. */
const SHARED: CellState[] = ["closed", "late", "otherHome", "blocked", "age"];

/** The calendar as the browser needs it: each name and each sentence once. */
export function tableView(
  calendar: Calendar,
  wordsOf: (cell: CalendarCell) => CellWords,
  t: ReturnType<typeof useTranslations<"reservations">>,
  locale: Locale,
): TableView {
  const { children, today } = calendar;
  const details: string[] = [];
  const placeOf = new Map<string, number>();
  const detailPlace = (text: string | null) => {
    if (!text) return -1;
    const place = placeOf.get(text) ?? details.push(text) - 1;
    placeOf.set(text, place);
    return place;
  };
  const cellsAt = children.map(
    ({ days }) =>
      new Map(days.map(({ date, cells }) => [date, new Map(cells.map((cell) => [cell.slotId, cell]))])),
  );
  const places = children.flatMap(({ slots }, child) => slots.map((slot) => ({ child, slot })));
  const lanes = lanesOf(
    places.map(({ child, slot: { id, startsAt, endsAt } }) => ({
      child,
      startsAt,
      endsAt,
      dates: new Set([...cellsAt[child]!].flatMap(([date, cells]) => (cells.has(id) ? [date] : []))),
    })),
  );
  const isFolded = lanes.length < places.length;
  const columns = children.flatMap((child, index) => columnsOf(child, index, children, locale, isFolded));
  const cellAt = (date: string, column: number) => {
    const { child, slot } = places[column]!;
    return cellsAt[child]!.get(date)?.get(slot.id);
  };
  const patterns: number[][] = [];
  const patternAt = new Map<string, number>();
  const patternOf = (date: string) => {
    const pattern = lanes.map((lane) =>
      lane.length === 1 ? lane[0]! : (lane.find((column) => cellAt(date, column)) ?? -1),
    );
    const place = patternAt.get(String(pattern)) ?? patterns.push(pattern) - 1;
    patternAt.set(String(pattern), place);
    return place;
  };
  const lineOf = (cell: CalendarCell | undefined): CellLine => {
    if (!cell) return [null, -1, 1];
    const { detail, short } = wordsOf(cell);
    const line: CellLine = [cell.state, detailPlace(detail), 1];
    if (short) line.push(cell.value ?? 0, short);
    else if (cell.value) line.push(cell.value);
    return line;
  };
  const dates = [...new Set(children.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
  const days = dates.map((date): DayLine => {
    const pattern = patternOf(date);
    const byChild = children.map((_, index) =>
      merge(
        lanes.flatMap(([first], lane) => {
          if (places[first!]!.child !== index) return [];
          const column = patterns[pattern]![lane]!;
          return [lineOf(column < 0 ? undefined : cellAt(date, column))];
        }),
      ),
    );
    return {
      date,
      full: sayDay(date, locale),
      weekday: sayDay(date, locale, { weekday: "long" }),
      day: sayDay(date, locale, { day: "numeric", month: "short" }),
      ...(date < today && { isPast: true }),
      ...(date === today && { isToday: true }),
      pattern,
      // Closed for everybody: one line.
      cells: byChild.every(({ length }) => length === 1) ? merge(byChild.flat()) : byChild.flat(),
    };
  });
  return {
    children: children.map(({ firstName, lastName }) => ({ name: `${firstName} ${lastName}`, firstName })),
    columns,
    lanes,
    patterns,
    weeks: [...Map.groupBy(days, ({ date }) => weekKey(date)).values()].map((week) => ({
      title: titleOf(week, calendar, t),
      days: week,
    })),
    details,
    pastDays: dates.every((date) => date < today) ? 0 : dates.filter((date) => date < today).length,
  };
}

const weekKey = (date: string) => `${weekOf(date).year} ${weekOf(date).week}`;

function titleOf(
  days: DayLine[],
  { schoolHolidays }: Calendar,
  t: ReturnType<typeof useTranslations<"reservations">>,
) {
  const { week } = weekOf(days[0]!.date);
  const holidays = new Set(days.map(({ date }) => holidayOn(date, schoolHolidays)?.name));
  return [t("week", { week }), ...[...holidays].filter((name) => name !== undefined)].join(" · ");
}

function columnsOf(
  { slots }: CalendarChild,
  child: number,
  children: CalendarChild[],
  locale: Locale,
  isTight: boolean,
): Column[] {
  const before = children.slice(0, child).reduce((sum, one) => sum + one.slots.length, 0);
  const places = (ids: string[]) =>
    slots.flatMap(({ id }, index) => (ids.includes(id) ? [before + index] : []));
  return slots.map((slot) => ({
    child,
    activity: slot.activity,
    slot: slot.name,
    hours: hoursOf(slot, locale, isTight),
    needs: places(slot.needs),
    excludes: places(slot.excludes),
  }));
}

/** "11 h 45 – 13 h 30", or "11h45–13h30" where it must stay on one line. */
function hoursOf({ startsAt, endsAt }: CalendarSlot, locale: Locale, isTight: boolean) {
  const hours = `${sayTime(startsAt, locale)} – ${sayTime(endsAt, locale)}`;
  return isTight ? hours.replace(/\s/g, "") : hours;
}

function merge(lines: CellLine[]): CellLine[] {
  const merged: CellLine[] = [];
  for (const line of lines) {
    const last = merged.at(-1);
    if (last && isShared(line) && last[0] === line[0] && last[1] === line[1]) last[2] += line[2];
    else merged.push([...line] as CellLine);
  }
  return merged;
}

const isShared = ([state, , , value]: CellLine) => !value && (state === null || SHARED.includes(state));
