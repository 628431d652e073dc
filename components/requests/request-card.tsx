import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { itemValue } from "@/lib/requests/schema";
import type { WaitingRequest } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { QueueCard } from "./queue-card";

/** What one family asked for in one sending, to be decided as a whole here or day by day on its own page. */
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
            <strong>{list[0]?.child}</strong>, {list[0]?.activity} {list[0]?.slot}
            {locale === "fr" ? " : " : ": "}
            {list.map((cell) => short(cell.date)).join(", ")}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <TextLink href={`/equipe/demandes/${requestId}`} className="inline-flex min-h-target items-center">
          {t("oneByOne")}
          <span className="sr-only"> – {t("family", { name: household })}</span>
        </TextLink>
      </p>
    </QueueCard>
  );
}
