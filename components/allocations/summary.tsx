import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { AllocationDetail } from "@/lib/allocations/queries";
import { replays, weighed, weightOf } from "@/lib/allocations/rules";
import { CRITERIA } from "@/lib/allocations/schema";

const VERDICTS = ["RESERVED", "WAITLISTED", "REFUSED"] as const;

/** How the requests are shared out, what each criterion weighs, and the draw replayed. */
export function AllocationSummaryCards({ allocation }: { allocation: AllocationDetail }) {
  const t = useTranslations("allocations");
  const { days, weights, seed, waits } = allocation;
  const lines = days.flatMap((day) => day.lines);
  const places = new Map(
    days.map(({ slotDayId, lines: list }) => [
      slotDayId,
      list.filter(({ verdict }) => verdict === "RESERVED").length,
    ]),
  );
  const candidates = days.flatMap(({ slotDayId, lines: list }) =>
    list.map((line) => weighed(line, slotDayId)),
  );
  const given = { candidates, places, weights, seed, waits };
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t("totals")}>
        <ul>
          {VERDICTS.map((verdict) => (
            <li key={verdict}>{t(`total.${verdict}`, { count: count(verdict) })}</li>
          ))}
        </ul>
        <p className="mt-3">{t("draw", { seed })}</p>
        <p className="text-sm text-muted">{t(replays(lines, seed) ? "replayed" : "notReplayed")}</p>
      </Card>
      <Card title={t("effects")}>
        <dl>
          {CRITERIA.map((criterion) => (
            <div key={criterion} className="py-1">
              <dt className="font-semibold">{t(`criterion.${criterion}`)}</dt>
              <dd className="text-muted">
                {t("effect", { points: weights[criterion], changes: weightOf(criterion, given) })}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
