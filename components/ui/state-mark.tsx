import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

type Look = { letter: string; icon?: IconName; cell: string };

/** Letter, shape and colours of each state: any one of the three is enough to tell it from the others. */
const LOOKS = {
  free: { letter: "", cell: "bg-state-free text-state-free-ink border-state-free-line" },
  requested: {
    letter: "DR",
    icon: "clock",
    cell: "bg-state-requested text-state-requested-ink border-state-requested-line border-dashed",
  },
  reserved: {
    letter: "R",
    icon: "check",
    cell: "bg-state-reserved text-state-reserved-ink border-state-reserved-line",
  },
  refused: {
    letter: "REF",
    icon: "cross",
    cell: "bg-state-refused text-state-refused-ink border-state-refused-line",
  },
  waitlisted: {
    letter: "LA",
    icon: "queue",
    cell: "bg-state-waitlisted text-state-waitlisted-ink border-state-waitlisted-line border-dashed",
  },
  offered: {
    letter: "LA",
    icon: "info",
    cell: "bg-state-offered text-state-offered-ink border-state-offered-line",
  },
  cancelRequested: {
    letter: "DA",
    icon: "minus",
    cell: "bg-state-cancel-requested text-state-cancel-requested-ink border-state-cancel-requested-line border-dashed",
  },
  closed: { letter: "F", cell: "hatched bg-state-closed text-state-closed-ink border-state-closed-line" },
  full: { letter: "", icon: "ban", cell: "bg-state-full text-state-full-ink border-state-full-line" },
  late: { letter: "", icon: "lock", cell: "bg-state-late text-state-late-ink border-state-late-line" },
  otherHome: {
    letter: "",
    icon: "home",
    cell: "hatched bg-state-other-home text-state-other-home-ink border-state-other-home-line",
  },
  blocked: {
    letter: "",
    icon: "edit",
    cell: "bg-state-blocked text-state-blocked-ink border-state-blocked-line border-dashed",
  },
  age: {
    letter: "",
    icon: "child",
    cell: "hatched bg-state-closed text-state-closed-ink border-state-closed-line",
  },
  present: {
    letter: "P",
    icon: "child",
    cell: "bg-state-present text-state-present-ink border-state-present-line",
  },
  justified: {
    letter: "AJ",
    icon: "documents",
    cell: "bg-state-justified text-state-justified-ink border-state-justified-line",
  },
  unjustified: {
    letter: "AI",
    icon: "warning",
    cell: "bg-state-unjustified text-state-unjustified-ink border-state-unjustified-line",
  },
  taken: {
    letter: "",
    icon: "users",
    cell: "hatched bg-state-taken text-state-taken-ink border-state-taken-line",
  },
} as const satisfies Record<string, Look>;

export type MarkState = keyof typeof LOOKS;

/** The abbreviation of a state as the structures' guides print it, or "". */
export const markLetter = (state: MarkState): string => LOOKS[state].letter;

/** Background, ink and border of a state, for a whole cell. */
export const stateClass = (state: MarkState): string => LOOKS[state].cell;

type Props = {
  state: MarkState;
  /** The state in words; without it the mark is silent, something else must say it. */
  label?: string;
  /** Place in the waiting list. */
  rank?: number;
  /** Shows the words, not only to assistive technology. */
  showLabel?: boolean;
  /** Fits into a line of small text. */
  small?: boolean;
  className?: string;
};

/** The mark of a reservation's state. */
export function StateMark({ state, label, rank, showLabel, small, className }: Props) {
  const { letter, cell, ...look } = LOOKS[state];
  return (
    <span className={classNames("inline-flex items-center gap-2", className)}>
      <span
        aria-hidden
        className={classNames(
          "inline-flex items-center justify-center gap-0.5 rounded-md border px-1 font-bold leading-none",
          small ? "h-5 text-xs" : "h-7 min-w-9 text-sm",
          cell,
        )}
      >
        {"icon" in look && <Icon name={look.icon} className={letter ? "size-3.5" : "size-4.5"} />}
        {letter}
        {rank !== undefined && <span className="tabular-nums">{rank}</span>}
      </span>
      {label && <span className={showLabel ? undefined : "sr-only"}>{label}</span>}
    </span>
  );
}
