import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ChildConsents } from "@/lib/consents/queries";
import { sayTime } from "@/lib/text/dates";
import { ConsentState } from "./consent-card";

type Props = { householdId: string; consents: ChildConsents[] };

/** How the consents of a household's children stand, for staff, with the way to copy a signed paper. */
export function HouseholdConsents({ householdId, consents }: Props) {
  const t = useTranslations("consents");
  const locale = useLocale();
  return (
    <Card title={t("staff.title")}>
      {consents.length === 0 && <p className="text-muted">{t("staff.empty")}</p>}
      <ul className="grid gap-6 lg:grid-cols-2">
        {consents.map(({ childId, firstName, lastName, consents: views }) => (
          <li key={childId}>
            <h3>
              {firstName} {lastName}
            </h3>
            <dl className="my-2 divide-y divide-line">
              {views.map(({ effective: { kind, state, from } }) => (
                <div key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <dt>{t(`kind.${kind}`)}</dt>
                  <dd className="flex flex-wrap items-center gap-2">
                    {from && <span className="text-muted">{t("from", { time: sayTime(from, locale) })}</span>}
                    <ConsentState state={state} />
                  </dd>
                </div>
              ))}
            </dl>
            <ButtonLink
              href={`/equipe/familles/${householdId}/autorisations/${childId}` as Route}
              variant="secondary"
              aria-label={t("staff.openOf", { child: `${firstName} ${lastName}` })}
            >
              {t("staff.open")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
