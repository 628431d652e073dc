"use client";

import { Cell } from "./cell";
import type { CellWords, ChildView, DayView } from "./day-view";
import { LockedCells } from "./locked-cells";

type Props = {
  child: ChildView;
  /** Each with the class that puts it in its column, where there are columns. */
  days: (DayView & { column?: string })[];
  words: CellWords;
  className?: string;
};

/**
 * The days of one week of one child. Rendered from names and states alone: as a server component every cell would
 * travel twice, as HTML and as the tree that React reads, and the month would weigh twice as much.
 */
export function WeekDays({ child, days, words, className }: Props) {
  return (
    <ul className={className}>
      {days.map(({ column, ...day }) => (
        <li key={day.date} className={column}>
          <Day child={child} day={day} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Day({ child, day, words }: { child: ChildView; day: DayView; words: CellWords }) {
  const nameOf = (slot: number, state: string) => {
    const given: Record<string, string> = { child: child.name, date: day.full, state, ...child.slots[slot] };
    return words.name.replace(/\{(\w+)\}/g, (_, key) => given[key] ?? "");
  };
  return (
    <div className="day">
      <p className="day-name" aria-current={day.isToday ? "date" : undefined}>
        {day.weekday} <strong>{day.day}</strong>
        <span className="sr-only"> {day.month}</span>
      </p>
      <ul className="day-cells">
        {day.lines.map((line) => {
          const [first = 0] = line.slots;
          const names = line.slots.map((slot) => nameOf(slot, words.state[line.state]));
          return (
            <li key={first}>
              {line.slots.length === 1 ? (
                <Cell
                  line={line}
                  label={child.slots[first]?.label ?? ""}
                  id={`c-${child.id}-${first}-${day.date}`}
                  name={names[0] ?? ""}
                  words={words}
                />
              ) : (
                <LockedCells line={line} names={names} word={words.state[line.state]} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
