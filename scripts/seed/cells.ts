import { addMonths } from "@/lib/calendar/rules";
import type { StoredHousehold } from "@/lib/families/schema";
import { sendCells } from "@/lib/reservations/commands";
import { type CalendarCell, calendar } from "@/lib/reservations/queries";
import { cells as readWishes } from "@/lib/reservations/schema";
import { must, parentOf } from "./known";

/** A cell of the calendar with its names. */
export type Cell = CalendarCell & {
  childId: string;
  date: string;
  slot: string;
  activity: string;
  activityId: string;
};

const MONTHS = [0, 1, 2, 3];

/** The cells of a family from this month on, as its first adult sees them. */
export async function cellsOf(family: StoredHousehold, today: string): Promise<Cell[]> {
  const read: Cell[] = [];
  for (const count of MONTHS) {
    const date = `${addMonths(today.slice(0, 7), count)}-01`;
    const { children } = await calendar(parentOf(family), { view: "mois", date });
    for (const { id: childId, slots, days } of children) {
      const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
      for (const day of days) {
        for (const cell of day.cells) {
          const { name, activity, activityId } = slotOf.get(cell.slotId)!;
          read.push({ ...cell, childId, date: day.date, slot: name, activity, activityId });
        }
      }
    }
  }
  return read;
}

/** Ticks boxes and presses "Envoyer mes demandes". */
export async function tick(family: StoredHousehold, ...cells: (Cell | undefined)[]): Promise<void> {
  const values = cells.flatMap((cell) => cell?.value ?? []);
  if (values.length > 0) must(await sendCells(parentOf(family), readWishes.parse(values)));
}

/** What a box names: "book.<child>.<slot day>.<version>" or "cancel.<reservation>.<version>". */
const parts = (cell: Cell) => cell.value?.split(".") ?? [];

/** The slot day of a free cell. */
export const slotDayOf = (cell: Cell): string => parts(cell)[2] ?? "";

/** The reservation of a cell that its family can still change. */
export function stored(cell: Cell): { reservationId: string; version: number } {
  const [, reservationId = "", version] = parts(cell);
  return { reservationId, version: Number(version) };
}
