import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { enrolmentSettings } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { sayDay } from "@/lib/text/dates";

type Props = PageProps<"/equipe/parametres/activites/[id]/inscriptions">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enrolments"))("title") };
}

const SHORT = { day: "numeric", month: "long", year: "numeric" } as const;

export default async function EnrolmentSettingsPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, { fait }, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("enrolments.settings"),
    getLocale(),
  ]);
  const activity = (await enrolmentSettings(actor, id)) ?? notFound();
  const day = (text: string) => sayDay(text.slice(0, 10), locale, SHORT);
  const groupName = (groupId: string) => activity.groups.find((group) => group.id === groupId)?.name ?? "";
  const at = `/equipe/parametres/activites/${id}`;
  return (
    <>
      <PageHeader
        title={t("title", { activity: activity.name })}
        intro={t("intro")}
        back={{ href: at as Route, label: t("back", { activity: activity.name }) }}
        actions={
          <ButtonLink href={`${at}/inscriptions/nouvelle` as Route} icon="plus">
            {t("new")}
          </ButtonLink>
        }
      />
      <div className="stack">
        {fait && <Banner tone="success" title={t("saved")} live />}
        {!activity.onRequest && <Banner tone="warning">{t("automatic")}</Banner>}
        {activity.periods.length === 0 ? (
          <EmptyState icon="calendar" title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Card title={t("list")}>
            <ul className="divide-y divide-line">
              {activity.periods.map((period) => (
                <li key={period.id} className="py-3">
                  <TextLink
                    href={`${at}/inscriptions/${period.id}` as Route}
                    className="inline-flex min-h-target items-center font-bold"
                  >
                    {period.name}
                  </TextLink>
                  <p className="text-sm text-muted">
                    {t("line", {
                      first: day(period.firstDay),
                      last: day(period.lastDay),
                      opens: day(period.opensAt),
                      closes: day(period.closesAt),
                    })}
                  </p>
                  <p>
                    {[
                      ...period.places.map(({ groupId, held, capacity }) =>
                        t("places", { group: groupName(groupId), held, capacity }),
                      ),
                      t("requests", { count: period.requests }),
                    ].join(" · ")}
                  </p>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
