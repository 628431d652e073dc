import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { itemValue } from "@/lib/requests/schema";
import type { WaitingCell, WaitingRequest } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { QueueBox } from "./queue-box";
import { QueueCard } from "./queue-card";

/** What one family asked for in one sending: its days, and how full each is. */
export function RequestCard({ request, received }: { request: WaitingRequest; received: string }) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { requestId, kind, household, cells } = request;
  const short = (date: string) => sayDay(date, locale, { weekday: "short", day: "numeric", month: "short" });
  const bySlot = [...Map.groupBy(cells, (cell) => `${cell.child} ${cell.activity} ${cell.slot}`).values()];
  return (
    <QueueCard
      value={itemValue({ kind: "request", id: requestId, state: kind })}
      select={t(`select.${kind}`, { name: household })}
      title={t("family", { name: household })}
      kind={`${t(`kind.${kind}`)} · ${t("days", { count: cells.length })}`}
      tone={kind === "REQUESTED" ? "info" : "warning"}
      received={received}
    >
      <ul className="mt-1">
        {bySlot.map((list) => (
          <li key={list[0]?.id}>
            <strong>{list[0]?.child}</strong>, {list[0]?.activity} {list[0]?.slot} :{" "}
            {list.map((cell) => short(cell.date)).join(", ")}
          </li>
        ))}
      </ul>
      {cells.length > 1 && (
        <Disclosure summary={t("chooseDays")}>
          <ul className="grid gap-1 sm:grid-cols-2">
            {cells.map((cell) => (
              <CellLine key={cell.id} cell={cell} />
            ))}
          </ul>
        </Disclosure>
      )}
      {cells.length === 1 && <p className="text-sm text-muted">{t("places", placesOf(cells[0]))}</p>}
    </QueueCard>
  );
}

const placesOf = (cell?: WaitingCell) => ({ held: cell?.held ?? 0, capacity: cell?.capacity ?? 0 });

function CellLine({ cell }: { cell: WaitingCell }) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const date = sayDay(cell.date, locale);
  return (
    <li>
      <label htmlFor={`cell-${cell.id}`} className="flex min-h-target items-center gap-2">
        <QueueBox
          id={`cell-${cell.id}`}
          value={itemValue({ kind: "cell", id: cell.id })}
          name={t("cell", { ...cell, date })}
          describedBy={`places-${cell.id}`}
        />
        <span>
          {cell.child}, {t("day", { activity: cell.activity, slot: cell.slot, date })}{" "}
          <span id={`places-${cell.id}`} className="text-sm text-muted">
            {t("places", placesOf(cell))}
          </span>
        </span>
      </label>
    </li>
  );
}
