import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { StateMark, stateClass } from "@/components/ui/state-mark";
import type { CellState } from "@/lib/reservations/schema";

type Props = {
  state: CellState;
  /** Which slots; null for all of the day. */
  label: string | null;
  /** "Léa Martin, Cantine Repas, mardi 24 novembre 2026, fermé", one for each slot. */
  names: string[];
  /** Why they cannot be used. */
  detail: string | null;
};

/** Several slots of one day that cannot be used, for one reason: one line to the eye, one name each to the ear. */
export function LockedCells({ state, label, names, detail }: Props) {
  const t = useTranslations("reservations");
  const word = t(`state.${state}`);
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
