import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { ConsentView } from "@/lib/consents/queries";
import type { EffectiveConsent } from "@/lib/consents/schema";
import { sayDay, sayTime } from "@/lib/text/dates";
import { ConsentAnswers } from "./consent-answers";

/** How a consent stands, in words. */
export function ConsentState({ state }: { state: EffectiveConsent["state"] }) {
  const t = useTranslations("consents.state");
  const look = {
    granted: { tone: "success", icon: "check" },
    refused: { tone: "neutral", icon: "ban" },
    waiting: { tone: "warning", icon: "clock" },
  } as const;
  return <Badge {...look[state]}>{t(state)}</Badge>;
}

/** What a consent in force covers, as pairs of words; none where it covers all there is. */
function useCover({ state, supports, purposes, from, validTo }: EffectiveConsent) {
  const t = useTranslations("consents");
  const format = useFormatter();
  const locale = useLocale();
  if (state !== "granted") return [];
  const until =
    validTo &&
    t("until", { date: sayDay(validTo, locale, { day: "numeric", month: "long", year: "numeric" }) });
  return [
    { term: t("supports"), details: format.list(supports.map((one) => t(`support.${one}`))) },
    { term: t("purposes"), details: format.list(purposes.map((one) => t(`purpose.${one}`))) },
    {
      term: t("when"),
      details: [from && t("from", { time: sayTime(from, locale) }), until].filter(Boolean).join(", "),
    },
  ].filter(({ details }) => details !== "");
}

type Props = {
  view: ConsentView;
  today: string;
  timeZone: string;
  isStaff?: boolean;
  /** The form that answers it, if the reader may. */
  children?: ReactNode;
};

/** One consent of one child: what it is, how it stands, who said what. */
export function ConsentCard({ view, today, timeZone, isStaff, children }: Props) {
  const t = useTranslations("consents");
  const { effective, everyAdult, people } = view;
  const cover = useCover(effective);
  return (
    <Card title={t(`kind.${effective.kind}`)} actions={<ConsentState state={effective.state} />}>
      <div className="stack">
        <div className="max-w-text">
          <p>{t(`about.${effective.kind}`)}</p>
          {people.length > 1 && (
            <p className="text-muted">{t(everyAdult ? "rule.everyAdult" : "rule.oneAdult")}</p>
          )}
        </div>
        {cover.length > 0 && <DescriptionList items={cover} />}
        <ConsentAnswers view={view} today={today} timeZone={timeZone} isStaff={isStaff} />
        {children && <div className="border-line border-t pt-4">{children}</div>}
      </div>
    </Card>
  );
}
