import { classNames } from "@/components/ui/class-names";
import { StateMark, stateClass } from "@/components/ui/state-mark";
import type { DayLine } from "./day-view";

type Props = {
  line: DayLine;
  /** "Léa Martin, Cantine Repas, mardi 24 novembre 2026, fermé", one for each slot. */
  names: string[];
  /** The state in words. */
  word: string;
};

/** Several slots of one day that cannot be used, for one reason: one line to the eye, one name each to the ear. */
export function LockedCells({ line: { state, label, detail }, names, word }: Props) {
  return (
    <div className={classNames("cell", stateClass(state))}>
      <StateMark state={state} />
      <ul className="sr-only">
        {names.map((name) => (
          <li key={name}>{detail ? `${name} · ${detail}` : name}</li>
        ))}
      </ul>
      <span aria-hidden className="cell-words">
        <span className="cell-label first-letter:uppercase">{label ?? word}</span>
        <span className="cell-detail">
          {label && <span className="font-semibold">{word}</span>}
          {label && detail && " · "}
          {detail}
        </span>
      </span>
    </div>
  );
}
