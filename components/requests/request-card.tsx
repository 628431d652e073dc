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
  const byChild = [...Map.groupBy(cells, (cell) => cell.child)];
  return (
    <QueueCard
      value={itemValue({ kind: "request", id: requestId, state: kind })}
      select={t(`select.${kind}`, { name: household })}
      title={t("family", { name: household })}
      kind={`${t(`kind.${kind}`)} · ${t("days", { count: cells.length })}`}
      tone={kind === "REQUESTED" ? "info" : "warning"}
      received={received}
    >
      <ul className="mt-2 grid gap-2">
        {byChild.map(([child, ofChild]) => (
          <li key={child}>
            <strong>{child}</strong>
            <dl className="grid gap-x-4 sm:grid-cols-[minmax(11rem,auto)_1fr]">
              {[...Map.groupBy(ofChild, (cell) => `${cell.activity} ${cell.slot}`)].map(([slot, list]) => (
                <div key={slot} className="sm:contents">
                  <dt className="me-2 inline text-muted">{slot}</dt>
                  <dd className="inline">{list.map((cell) => short(cell.date)).join(", ")}</dd>
                </div>
              ))}
            </dl>
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
