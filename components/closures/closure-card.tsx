import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { reopenDays } from "@/lib/closures/actions";
import type { ClosureRow } from "@/lib/closures/queries";
import { DaysWords, ScopeWords } from "./closure-words";

/** One closure: what, when, why, what it did; and the way to lift it. */
export function ClosureCard({ closure, timeZone }: { closure: ClosureRow; timeZone: string }) {
  const t = useTranslations("closures");
  const format = useFormatter();
  const on = (at: Date) => format.dateTime(at, { dateStyle: "long", timeZone });
  const { id, structure, activity, slot, firstDay, lastDay, cause, message } = closure;
  return (
    <li>
      <Card title={<DaysWords firstDay={firstDay} lastDay={lastDay} />}>
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <strong>
                {structure} – <ScopeWords activity={activity} slot={slot} />
              </strong>
              <Badge tone={closure.reopenedAt ? "neutral" : "warning"}>{t(`causes.${cause}`)}</Badge>
              {closure.billed && <Badge tone="info">{t("billed")}</Badge>}
            </p>
            {message && <p className="mt-1 max-w-text wrap-anywhere">{message}</p>}
            <p className="mt-1 text-sm text-muted">
              {t("by", { name: closure.by, date: on(closure.createdAt) })} ·{" "}
              {t("cancelled", { count: closure.cancelled })}
            </p>
            {closure.reopenedAt && closure.reopenedBy && (
              <p className="text-sm font-semibold">
                {t("reopened", { name: closure.reopenedBy, date: on(closure.reopenedAt) })}
              </p>
            )}
          </div>
          {!closure.reopenedAt && (
            <ActionForm id={`rouvrir-${id}`} action={reopenDays} labels={{ summary: t("notReopened") }}>
              <input type="hidden" name="fermeture" value={id} />
              <SubmitButton pending={t("reopening")} variant="secondary" icon="refresh">
                {t("reopen")}
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      </Card>
    </li>
  );
}
