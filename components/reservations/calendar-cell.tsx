import { classNames } from "@/components/ui/class-names";
import { markLetter, stateClass } from "@/components/ui/state-mark";
import { ROLE } from "./roles";
import type { CellLine, Column, DayLine } from "./table-view";
import type { TableWords } from "./table-words";

type Props = {
  line: CellLine;
  /** The first lane that it stands in, the slot that stands there, and all that it covers. */
  place: number;
  column: number;
  own: Column[];
  /** The activity, where the slot is not the first of its lane. */
  tag: string | null;
  /** Whether it stands in the child's first column; whether it is the child's first of the day. */
  isFirst: boolean;
  isNamed: boolean;
  /** Whether the child's cell before says the same that day: a phone then leaves the rest to that one. */
  isAgain: boolean;
  day: DayLine;
  childNames: { name: string; firstName: string }[];
  detail: string | null;
  words: TableWords;
  isTicked: boolean;
};

const fill = (text: string, given: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, key) => given[key] ?? "");

/**
 * One cell: a checkbox where something can be asked, else why not. Its words stand beside it on a phone; a wide screen
 * shows its letter and a word, and the rest when it is pointed at or has the focus.
 */
export function CalendarCell({
  line: [state, , span, value, short],
  place,
  column,
  own,
  tag,
  isFirst,
  isNamed,
  isAgain,
  day,
  childNames,
  detail,
  words,
  isTicked,
}: Props) {
  if (!state) return <td {...ROLE.cell} colSpan={span} className="cal-none" />;
  const word = words.state[state];
  const slots = [...new Set(own.map(({ activity, slot }) => `${activity} ${slot}`))].join(", ");
  const children = [...new Set(own.map(({ child }) => child))];
  const name = fill(words.name, {
    child: children.map((child) => childNames[child]!.name).join(", "),
    slots,
    date: day.full,
    state: word,
  });
  const id = `c${place}-${day.date}`;
  const letter = markLetter(state);
  const look = classNames(
    "cal-cell",
    isFirst && "cal-first",
    isNamed && "cal-named",
    span > 2 && "cal-span",
    isAgain && "cal-again",
  );
  const box = `cal-box ${stateClass(state)}`;
  const head = isNamed && (
    <span className="cal-child" aria-hidden>
      {children.map((child) => childNames[child]!.firstName).join(", ")}
    </span>
  );
  const marks = (
    <>
      {tag && (
        <span className="cal-tag" aria-hidden>
          {tag}
        </span>
      )}
      {letter && <b className="cal-letter">{letter}</b>}
      <span className="cal-short">{short ?? words.short[state]}</span>
      <span className="cal-full">
        <span className="cal-slot">{slots}</span>
        <span className="cal-detail" id={value && detail ? id : undefined}>
          {/* A free slot that says until when needs no word more. */}
          {(state !== "free" || !detail || isAgain) && <b>{word}</b>}
          {detail && (
            <span className="cal-more">
              {(state !== "free" || isAgain) && " · "}
              {detail}
            </span>
          )}
        </span>
      </span>
    </>
  );
  if (!value) {
    return (
      <td
        {...ROLE.cell}
        colSpan={span > 1 ? span : undefined}
        data-c={column}
        data-l={place}
        aria-label={detail ? `${name} · ${detail}` : name}
        className={look}
      >
        {head}
        <span className={box}>{marks}</span>
      </td>
    );
  }
  const kind = value.slice(0, value.indexOf(".")) as keyof TableWords["todo"];
  return (
    <td {...ROLE.cell} data-c={column} data-l={place} className={look}>
      {head}
      <label className={box}>
        <input
          type="checkbox"
          name="cellule"
          value={value}
          defaultChecked={isTicked}
          aria-label={name}
          aria-describedby={detail ? id : undefined}
        />
        {marks}
        <span className="cal-todo">{words.todo[kind]}</span>
      </label>
    </td>
  );
}
