import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { StateMark, stateClass } from "@/components/ui/state-mark";
import type { CalendarCell } from "@/lib/reservations/queries";
import { CellBox } from "./cell-box";

type Props = {
  cell: CalendarCell;
  /** "Cantine Repas" */
  label: string;
  /** "Léa Martin, Cantine Repas, mardi 24 novembre 2026, libre" */
  name: string;
  /** Why it cannot be used, or until when it can. */
  detail: string | null;
  id: string;
};

/** One slot of one day: a checkbox where something can be asked, a mark with its reason elsewhere. */
export function Cell({ cell, label, name, detail, id }: Props) {
  const t = useTranslations("reservations");
  const detailId = detail && cell.value ? `${id}-detail` : undefined;
  const words = (
    <>
      <span className="cell-label">{label}</span>
      <span className="cell-detail">
        {/* A free slot that says until when needs no word more. */}
        {(cell.state !== "free" || !detail) && (
          <>
            {cell.value && <StateMark state={cell.state} small />}{" "}
            <span className="font-semibold">{t(`state.${cell.state}`)}</span>
            {detail && " · "}
          </>
        )}
        {detail && <span id={detailId}>{detail}</span>}
      </span>
      {cell.value && <span className="cell-to-send">{t("toSend")}</span>}
    </>
  );
  const look = classNames("cell", stateClass(cell.state));
  if (!cell.value) {
    return (
      <div className={look}>
        <StateMark state={cell.state} />
        <span className="sr-only">{[name, detail].filter(Boolean).join(" · ")}</span>
        <span aria-hidden className="cell-words">
          {words}
        </span>
      </div>
    );
  }
  return (
    <label htmlFor={id} className={look}>
      <CellBox id={id} value={cell.value} name={name} describedBy={detailId} />
      <span className="cell-words">{words}</span>
    </label>
  );
}
