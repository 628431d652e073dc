import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { HistoryStep } from "@/lib/planning/queries";

/** All that became of a reservation, the latest first: when, who, from what to what, and why. */
export function StoryCard({ history, timeZone }: { history: HistoryStep[]; timeZone: string }) {
  const t = useTranslations("planning");
  const format = useFormatter();
  return (
    <Card title={t("story.history")}>
      <ol className="divide-y divide-line">
        {history.map(({ version, at, by, byStaff, from, to, reason, kind }) => (
          <li key={version} className="grid gap-x-4 py-2.5 sm:grid-cols-[minmax(9rem,1fr)_3fr]">
            <span className="text-muted">
              {format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone })}
            </span>
            <span className="min-w-0">
              <strong>
                {t("story.change", { from: from ? t(`state.${from}`) : "none", to: t(`state.${to}`) })}
              </strong>
              <span className="block text-sm text-muted">
                {t("story.line", { by: by ?? "none", staff: byStaff && by ? "yes" : "no" })}
                {kind && ` · ${t(`story.kind.${kind}`)}`}
              </span>
              {reason && <span className="block wrap-anywhere">{reason}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
