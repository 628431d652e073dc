"use client";

import { memo, useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { CalendarCell } from "./calendar-cell";
import { ROLE } from "./roles";
import type { DayLine, TableView } from "./table-view";
import type { TableWords } from "./table-words";

type Props = {
  view: TableView;
  words: TableWords;
  /** The values that come back ticked after a refusal. */
  ticked: readonly string[];
};

/** Heads and days. A native table in every width: its roles are said again, for browsers forget them with its layout. */
export const CalendarRows = memo(function CalendarRows({ view, words, ticked }: Props) {
  const { columns, weeks } = view;
  const isTicked = useMemo(() => new Set(ticked), [ticked]);
  return (
    <>
      <CalendarHead view={view} words={words} />
      {weeks.map(({ title, days }) => {
        const isPast = days.every((day) => day.isPast);
        return (
          <tbody key={days[0]!.date} {...ROLE.rowgroup}>
            <tr {...ROLE.row} className={classNames("cal-week", isPast && "cal-past")}>
              <th {...ROLE.rowheader} scope="rowgroup" colSpan={columns.length + 1}>
                <span>{title}</span>
              </th>
            </tr>
            {days.map((day) => (
              <Day key={day.date} day={day} view={view} words={words} isTicked={isTicked} />
            ))}
          </tbody>
        );
      })}
    </>
  );
});

type DayProps = { day: DayLine; view: TableView; words: TableWords; isTicked: Set<string> };

function Day({ day, view: { columns, children, details }, words, isTicked }: DayProps) {
  let next = 0;
  const named = new Set<number>();
  return (
    <tr {...ROLE.row} data-date={day.date} className={day.isPast && "cal-past"}>
      <th {...ROLE.rowheader} scope="row" aria-current={day.isToday && "date"} className="cal-day">
        {day.weekday} <strong>{day.day}</strong>
      </th>
      {day.cells.map((line) => {
        const place = next;
        next += line[2];
        const { child } = columns[place]!;
        const isNamed = line[0] !== null && !named.has(child);
        if (isNamed) named.add(child);
        return (
          <CalendarCell
            key={place}
            line={line}
            place={place}
            columns={columns}
            isFirst={place === 0 || child !== columns[place - 1]!.child}
            isNamed={isNamed}
            day={day}
            childNames={children}
            detail={details[line[1]] ?? null}
            words={words}
            isTicked={Boolean(line[3]) && isTicked.has(line[3] as string)}
          />
        );
      })}
    </tr>
  );
}

function CalendarHead({ view: { children, columns }, words }: { view: TableView; words: TableWords }) {
  const activities = columns.flatMap(({ child, activity }, place) => {
    const before = columns[place - 1];
    if (before?.child === child && before.activity === activity) return [];
    const span = columns.filter((one) => one.child === child && one.activity === activity).length;
    return [{ place, child, activity, span }];
  });
  const startsChild = (place: number) => place === 0 || columns[place]!.child !== columns[place - 1]!.child;
  return (
    <thead {...ROLE.rowgroup}>
      <tr {...ROLE.row}>
        <th {...ROLE.columnheader} scope="col" rowSpan={3} className="cal-corner">
          {words.day}
        </th>
        {children.map(({ name }, index) => (
          <th
            key={name}
            {...ROLE.columnheader}
            scope="colgroup"
            colSpan={columns.filter(({ child }) => child === index).length}
            className="cal-head-child"
          >
            {name}
          </th>
        ))}
      </tr>
      <tr {...ROLE.row}>
        {activities.map(({ place, activity, span }) => (
          <th
            key={place}
            {...ROLE.columnheader}
            scope="colgroup"
            colSpan={span}
            className={classNames("cal-head-activity", startsChild(place) && "cal-first")}
          >
            {activity}
          </th>
        ))}
      </tr>
      <tr {...ROLE.row}>
        {columns.map(({ slot, hours }, place) => (
          <th
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            key={place}
            {...ROLE.columnheader}
            scope="col"
            className={classNames("cal-head-slot", startsChild(place) && "cal-first")}
          >
            {slot}
            <span>{hours}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
