import { useLocale, useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import { Badge } from "@/components/ui/badge";
import type { WaitingCell } from "@/lib/reservations/queries";
import { sayInstant } from "@/lib/text/dates";

type Props = { cell: WaitingCell; timeZone: string };

/** What staff should know of one day before they answer: asked late, at a higher price, its turn, a place offered. */
export function CellMarks({ cell, timeZone }: Props) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { late, surcharge, rank, offerUntil } = cell;
  if (!late && !surcharge && !rank && !offerUntil) return null;
  return (
    <p className="mb-1 flex flex-wrap gap-2">
      {late && <Badge tone="warning">{t("late")}</Badge>}
      {surcharge > 0 && <Badge tone="warning">{t("surcharge", { percent: surcharge })}</Badge>}
      {rank && <Badge tone="info">{t("rank", { rank })}</Badge>}
      {offerUntil && (
        <Badge tone="accent">
          {t("offered", { until: sayInstant(Temporal.Instant.from(offerUntil), timeZone, locale) })}
        </Badge>
      )}
    </p>
  );
}
