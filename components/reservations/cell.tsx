import { classNames } from "@/components/ui/class-names";
import { StateMark, stateClass } from "@/components/ui/state-mark";
import { CellBox } from "./cell-box";
import type { CellWords, DayLine } from "./day-view";

type Props = {
  line: DayLine;
  /** "Cantine Repas" */
  label: string;
  /** "Léa Martin, Cantine Repas, mardi 24 novembre 2026, libre" */
  name: string;
  words: CellWords;
  id: string;
};

/** One slot of one day: a checkbox where something can be asked, a mark with its reason elsewhere. */
export function Cell({ line: { state, value, detail }, label, name, words, id }: Props) {
  const detailId = detail && value ? `${id}-detail` : undefined;
  const text = (
    <>
      <span className="cell-label">{label}</span>
      <span className="cell-detail">
        {/* A free slot that says until when needs no word more. */}
        {(state !== "free" || !detail) && (
          <>
            {value && <StateMark state={state} small />}{" "}
            <span className="font-semibold">{words.state[state]}</span>
            {detail && " · "}
          </>
        )}
        {detail && <span id={detailId}>{detail}</span>}
      </span>
      {value && <span className="cell-to-send">{words.toSend}</span>}
    </>
  );
  const look = classNames("cell", stateClass(state));
  if (!value) {
    return (
      <div className={look}>
        <StateMark state={state} />
        <span className="sr-only">{[name, detail].filter(Boolean).join(" · ")}</span>
        <span aria-hidden className="cell-words">
          {text}
        </span>
      </div>
    );
  }
  return (
    <label htmlFor={id} className={look}>
      <CellBox id={id} value={value} name={name} describedBy={detailId} />
      <span className="cell-words">{text}</span>
    </label>
  );
}
