"use client";

import { memo, useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { CalendarCell } from "./calendar-cell";
import { ROLE } from "./roles";
import type { Column, DayLine, TableView } from "./table-view";
import type { TableWords } from "./table-words";

type Props = {
  view: TableView;
  words: TableWords;
  /** The values that come back ticked after a refusal. */
  ticked: readonly string[];
};

/** Heads and days. A native table in every width: its roles are said again, for browsers forget them with its layout. */
export const CalendarRows = memo(function CalendarRows({ view, words, ticked }: Props) {
  const { lanes, weeks } = view;
  const isTicked = useMemo(() => new Set(ticked), [ticked]);
  return (
    <>
      <CalendarHead view={view} words={words} />
      {weeks.map(({ title, days }) => {
        const isPast = days.every((day) => day.isPast);
        return (
          <tbody key={days[0]!.date} {...ROLE.rowgroup}>
            <tr {...ROLE.row} className={classNames("cal-week", isPast && "cal-past")}>
              <th {...ROLE.rowheader} scope="rowgroup" colSpan={lanes.length + 1}>
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

function Day({ day, view: { columns, lanes, patterns, children, details }, words, isTicked }: DayProps) {
  const pattern = patterns[day.pattern]!;
  const childOf = (lane: number) => columns[lanes[lane]![0]!]!.child;
  let next = 0;
  const named = new Set<number>();
  const said = new Set<string>();
  return (
    <tr {...ROLE.row} data-date={day.date} className={day.isPast && "cal-past"}>
      <th {...ROLE.rowheader} scope="row" aria-current={day.isToday && "date"} className="cal-day">
        {day.weekday} <strong>{day.day}</strong>
      </th>
      {day.cells.map((line) => {
        const place = next;
        next += line[2];
        const child = childOf(place);
        const column = pattern[place]!;
        const isNamed = line[0] !== null && !named.has(child);
        if (isNamed) named.add(child);
        const saying = `${child} ${line[0]} ${line[1]}`;
        const isAgain = line[1] >= 0 && said.has(saying);
        said.add(saying);
        return (
          <CalendarCell
            key={place}
            line={line}
            place={place}
            column={column}
            own={pattern.slice(place, next).flatMap((one) => columns[one] ?? [])}
            tag={line[2] === 1 && column !== lanes[place]![0] ? (columns[column]?.activity ?? null) : null}
            isFirst={place === 0 || child !== childOf(place - 1)}
            isNamed={isNamed}
            isAgain={isAgain}
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

function CalendarHead({ view, words }: { view: TableView; words: TableWords }) {
  const { children, columns, lanes } = view;
  const childOf = (lane: number[]) => columns[lane[0]!]!.child;
  const isFolded = lanes.length < columns.length;
  return (
    <thead {...ROLE.rowgroup}>
      <tr {...ROLE.row}>
        <th {...ROLE.columnheader} scope="col" rowSpan={isFolded ? 2 : 3} className="cal-corner">
          {words.day}
        </th>
        {children.map(({ name }, index) => (
          <th
            // biome-ignore lint/suspicious/noArrayIndexKey: children never move, and two may share a name
            key={index}
            {...ROLE.columnheader}
            scope="colgroup"
            colSpan={lanes.filter((lane) => childOf(lane) === index).length}
            className="cal-head-child"
          >
            {name}
          </th>
        ))}
      </tr>
      {isFolded ? <LaneHeads view={view} /> : <SlotHeads columns={columns} />}
    </thead>
  );
}

const startsChild = (columns: Column[], place: number) =>
  place === 0 || columns[place]!.child !== columns[place - 1]!.child;

/** Activities above their slots: each has its own column. */
function SlotHeads({ columns }: { columns: Column[] }) {
  const activities = columns.flatMap(({ child, activity }, place) => {
    const before = columns[place - 1];
    if (before?.child === child && before.activity === activity) return [];
    const span = columns.filter((one) => one.child === child && one.activity === activity).length;
    return [{ place, activity, span }];
  });
  return (
    <>
      <tr {...ROLE.row}>
        {activities.map(({ place, activity, span }) => (
          <th
            key={place}
            {...ROLE.columnheader}
            scope="colgroup"
            colSpan={span}
            className={classNames("cal-head-activity", startsChild(columns, place) && "cal-first")}
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
            className={classNames("cal-head-slot", startsChild(columns, place) && "cal-first")}
          >
            {slot}
            <span>{hours}</span>
          </th>
        ))}
      </tr>
    </>
  );
}

/** All the slots that share a column, each with its activity and hours. */
function LaneHeads({ view: { columns, lanes } }: { view: TableView }) {
  const firsts = lanes.map(([first]) => columns[first!]!);
  return (
    <tr {...ROLE.row}>
      {lanes.map((lane, place) => (
        <th
          key={lane[0]}
          {...ROLE.columnheader}
          scope="col"
          className={classNames("cal-head-slot", startsChild(firsts, place) && "cal-first")}
        >
          {lane.map((column) => (
            <div key={column}>
              <b>{columns[column]!.activity}</b> {columns[column]!.slot}
              <span>{columns[column]!.hours}</span>
            </div>
          ))}
        </th>
      ))}
    </tr>
  );
}
