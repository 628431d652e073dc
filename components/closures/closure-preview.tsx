import type { Route } from "next";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { closeDays } from "@/lib/closures/actions";
import type { ClosureScopes } from "@/lib/closures/queries";
import { type ClosureCounts, closureQuery, type NewClosure } from "@/lib/closures/schema";
import { DaysWords, ScopeWords } from "./closure-words";

type Props = {
  closure: NewClosure;
  counts: ClosureCounts;
  structure: string;
  activities: ClosureScopes["activities"];
};

const COUNTS = ["days", "children", "reserved", "waiting", "mails"] as const;

/** What a closure would change, before it is confirmed. */
export function ClosurePreview({ closure, counts, structure, activities }: Props) {
  const t = useTranslations("closures");
  const activity = activities.find(({ id }) => id === closure.activityId);
  const slot = activity?.slots.find(({ id }) => id === closure.slotId);
  const query = closureQuery(closure);
  return (
    <Card title={t("preview.title")}>
      <div className="stack">
        <DescriptionList
          items={[
            {
              term: t("preview.what"),
              details: (
                <>
                  {structure} – <ScopeWords activity={activity?.name ?? null} slot={slot?.name ?? null} />
                </>
              ),
            },
            { term: t("preview.when"), details: <DaysWords {...closure} /> },
            { term: t("preview.cause"), details: t(`causes.${closure.cause}`) },
            ...(closure.message ? [{ term: t("preview.message"), details: closure.message }] : []),
            { term: t("preview.billing"), details: t(closure.billed ? "form.due" : "form.free") },
          ]}
        />
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {COUNTS.map((name) => (
            <div key={name} className="flex flex-col-reverse justify-end rounded-lg bg-sunken px-3 py-2">
              <dt className="text-sm text-muted">{t(`preview.${name}`)}</dt>
              <dd className="text-xl font-bold tabular-nums">{counts[name]}</dd>
            </div>
          ))}
        </dl>
        {counts.attended > 0 && (
          <Banner tone="warning">{t("preview.attended", { count: counts.attended })}</Banner>
        )}
        {counts.days === 0 && <Banner tone="warning">{t("preview.nothing")}</Banner>}
        <div className="flex flex-wrap items-start gap-3">
          {counts.days > 0 && (
            <ActionForm id="confirmation" action={closeDays} labels={{ summary: t("form.summary") }}>
              {[...new URLSearchParams(query)].map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <SubmitButton pending={t("preview.pending")} variant="danger" icon="ban">
                {t("preview.confirm")}
              </SubmitButton>
            </ActionForm>
          )}
          <ButtonLink
            href={`/equipe/planning/fermetures/nouvelle?${query}&revoir=oui` as Route}
            variant="secondary"
          >
            {t("preview.change")}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
