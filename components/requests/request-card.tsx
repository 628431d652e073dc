import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { itemValue, type QueueType } from "@/lib/requests/schema";
import type { WaitingRequest } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { CellMarks } from "./cell-marks";
import { QueueCard } from "./queue-card";

type Props = { request: WaitingRequest; received: string; type: QueueType; timeZone: string };

const TONES = { REQUESTED: "info", CANCEL_REQUESTED: "warning", WAITLISTED: "accent" } as const;

/** What one family asked for in one sending, to be decided as a whole here or day by day on its own page. */
export function RequestCard({ request, received, type, timeZone }: Props) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { requestId, kind, household, cells } = request;
  const short = (date: string) => sayDay(date, locale, { weekday: "short", day: "numeric", month: "short" });
  const byChild = [...Map.groupBy(cells, (cell) => cell.child)];
  const late = cells.filter((cell) => cell.late).length;
  const surcharge = Math.max(...cells.map((cell) => cell.surcharge));
  return (
    <QueueCard
      value={itemValue({ kind: "request", id: requestId, state: kind })}
      select={t(`select.${kind}`, { name: household })}
      title={t("family", { name: household })}
      kind={`${t(`kind.${kind}`)} · ${t("days", { count: cells.length })}`}
      tone={TONES[kind]}
      received={received}
    >
      {(late > 0 || surcharge > 0) && (
        <p className="mt-1 flex flex-wrap gap-2">
          {late > 0 && <Badge tone="warning">{t("lateDays", { count: late })}</Badge>}
          {surcharge > 0 && <Badge tone="warning">{t("surcharge", { percent: surcharge })}</Badge>}
        </p>
      )}
      <ul className="mt-2 grid gap-2">
        {byChild.map(([child, ofChild]) => (
          <li key={child}>
            <strong>{child}</strong>
            <dl className="grid gap-x-4 sm:grid-cols-[minmax(11rem,auto)_1fr]">
              {[...Map.groupBy(ofChild, (cell) => `${cell.activity} ${cell.slot}`)].map(([slot, list]) => (
                <div key={slot} className="sm:contents">
                  <dt className="me-2 inline text-muted">{slot}</dt>
                  {kind === "WAITLISTED" ? (
                    list.map((cell) => (
                      <dd key={cell.id} className="flex flex-wrap gap-x-3 sm:col-start-2">
                        {short(cell.date)}, {t("left", { count: Math.max(cell.capacity - cell.held, 0) })}
                        <CellMarks cell={cell} timeZone={timeZone} />
                      </dd>
                    ))
                  ) : (
                    <dd className="inline">{list.map((cell) => short(cell.date)).join(", ")}</dd>
                  )}
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <TextLink
          href={`/equipe/demandes/${requestId}?type=${type}`}
          className="inline-flex min-h-target items-center"
        >
          {t("oneByOne")}
          <span className="sr-only"> – {t("family", { name: household })}</span>
        </TextLink>
      </p>
    </QueueCard>
  );
}
