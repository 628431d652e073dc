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

const FRAME = "flex min-h-target min-w-0 items-center gap-2 rounded-lg border px-3 py-1.5 text-start";

/** One slot of one day: a checkbox where something can be asked, a mark with its reason elsewhere. */
export function Cell({ cell, label, name, detail, id }: Props) {
  const t = useTranslations("reservations");
  const detailId = detail ? `${id}-detail` : undefined;
  const words = (
    <span className="flex min-w-0 flex-col leading-tight">
      <span className="font-semibold">{label}</span>
      <span className="text-sm">
        <span className="group-has-checked:hidden">{t(`state.${cell.state}`)}</span>
        {cell.value && <span className="hidden font-bold group-has-checked:inline">{t("toSend")}</span>}
        {detail && <span id={detailId}>{` · ${detail}`}</span>}
      </span>
    </span>
  );
  const look = classNames(FRAME, stateClass(cell.state));
  if (!cell.value) {
    return (
      <div className={look}>
        <StateMark state={cell.state} />
        <span className="sr-only">{[name, detail].filter(Boolean).join(" · ")}</span>
        <span aria-hidden className="contents">
          {words}
        </span>
      </div>
    );
  }
  return (
    <label
      htmlFor={id}
      className={classNames(
        look,
        "group cursor-pointer has-checked:outline-3 has-checked:-outline-offset-2 has-checked:outline-accent",
      )}
    >
      <CellBox id={id} value={cell.value} name={name} describedBy={detailId} />
      {cell.state !== "free" && <StateMark state={cell.state} />}
      {words}
    </label>
  );
}
