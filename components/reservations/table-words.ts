import type { useTranslations } from "next-intl";
import { CELL_STATES, type CellState } from "@/lib/reservations/schema";

/** What the table says of all its cells, each word once; names in braces are filled in by the browser. */
export type TableWords = {
  label: string;
  day: string;
  pastDays: string;
  name: string;
  state: Record<CellState, string>;
  short: Record<CellState, string>;
  /** What a tick asks for. */
  todo: Record<"book" | "wait" | "cancel" | "withdraw", string>;
  together: Record<"needs" | "chooseNeed" | "noNeed" | "excludes" | "blocked" | "alone", string>;
};

export function tableWords(
  t: ReturnType<typeof useTranslations<"reservations">>,
  pastDays: number,
): TableWords {
  const ofStates = (group: "state" | "shortState") =>
    Object.fromEntries(CELL_STATES.map((state) => [state, t(`${group}.${state}`)])) as Record<
      CellState,
      string
    >;
  return {
    label: t("table"),
    day: t("day"),
    pastDays: t("pastDays", { count: pastDays }),
    name: t.raw("cellName"),
    state: ofStates("state"),
    short: ofStates("shortState"),
    todo: {
      book: t("todo.book"),
      wait: t("todo.wait"),
      cancel: t("todo.cancel"),
      withdraw: t("todo.withdraw"),
    },
    together: {
      needs: t.raw("together.needs"),
      chooseNeed: t.raw("together.chooseNeed"),
      noNeed: t.raw("together.noNeed"),
      excludes: t.raw("together.excludes"),
      blocked: t.raw("together.blocked"),
      alone: t.raw("together.alone"),
    },
  };
}
