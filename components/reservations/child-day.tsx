import { useLocale, useTranslations } from "next-intl";
import type { CalendarCell, CalendarChild, CalendarMonth } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { Cell } from "./cell";
import { cellDetail } from "./cell-words";
import { LockedCells } from "./locked-cells";

type Props = { child: CalendarChild; day: CalendarChild["days"][number]; month: CalendarMonth };

/** A cell with all its words. */
type Said = { cell: CalendarCell; activity: string; label: string; name: string; detail: string | null };

/** One day of one child. Slots that are closed or too late for one and the same reason share a line. */
export function ChildDay({ child, day: { date, cells }, month: { timeZone, today } }: Props) {
  const t = useTranslations("reservations");
  const locale = useLocale();
  const full = sayDay(date, locale);
  const said = cells.map((cell): Said => {
    const slot = child.slots.find(({ id }) => id === cell.slotId);
    const words = { activity: slot?.activity ?? "", slot: slot?.name ?? "" };
    return {
      cell,
      activity: words.activity,
      label: t("cellLabel", words),
      name: t("cellName", {
        ...words,
        child: `${child.firstName} ${child.lastName}`,
        date: full,
        state: t(`state.${cell.state}`),
      }),
      detail: cellDetail(cell, t, timeZone, locale),
    };
  });
  const lines = [...Map.groupBy(said, lineOf).values()];
  return (
    <div className="day">
      <p className="day-name" aria-current={date === today ? "date" : undefined}>
        {sayDay(date, locale, { weekday: "long" })}{" "}
        <strong>{sayDay(date, locale, { day: "numeric" })}</strong>
        <span className="sr-only"> {sayDay(date, locale, { month: "long" })}</span>
      </p>
      <ul className="day-cells">
        {lines.map((line) => {
          const [{ cell, label, name, detail }] = line as [Said];
          return (
            <li key={cell.slotId}>
              {line.length === 1 ? (
                <Cell
                  cell={cell}
                  id={`c-${child.id}-${cell.slotId}-${date}`}
                  label={label}
                  name={name}
                  detail={detail}
                />
              ) : (
                <LockedCells
                  state={cell.state}
                  label={line.length === said.length ? null : labelOf(line, said)}
                  names={line.map((one) => one.name)}
                  detail={detail}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Cells with the same answer share a line; any other has its own. */
function lineOf({ cell, detail }: Said): string {
  const isLocked = !cell.value && (cell.state === "closed" || cell.state === "late");
  return isLocked ? `${cell.state} ${detail}` : cell.slotId;
}

/** "Cantine, Périscolaire Soir": an activity by its name alone where all its slots of the day are meant. */
function labelOf(line: Said[], day: Said[]): string {
  const labels = line.map(({ activity, label }) => {
    const isWhole = day.every((one) => one.activity !== activity || line.includes(one));
    return isWhole ? activity : label;
  });
  return [...new Set(labels)].join(", ");
}
