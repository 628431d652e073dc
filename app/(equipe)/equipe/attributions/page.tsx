import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { sayRange } from "@/components/allocations/say-range";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { allocatedActivities, allocations } from "@/lib/allocations/queries";
import { requireStaff } from "@/lib/auth";
import { tabCounts } from "../demandes/tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("allocations"))("title") };
}

const TONE = { DRAFT: "warning", CONFIRMED: "success", DROPPED: "neutral" } as const;

export default async function AllocationsPage({ searchParams }: PageProps<"/equipe/attributions">) {
  const actor = await requireStaff("REQUESTS");
  const [{ fait }, t, locale, activities, made, counts] = await Promise.all([
    searchParams,
    getTranslations("allocations"),
    getLocale(),
    allocatedActivities(actor),
    allocations(actor),
    tabCounts(actor),
  ]);
  const draftOf = (activityId: string) =>
    made.find((one) => one.activityId === activityId && one.state === "DRAFT");
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} />
      <QueueTabs current="attributions" counts={counts} />
      {fait === "abandonne" && (
        <Banner tone="success" live>
          {t("done.abandonne")}
        </Banner>
      )}
      {activities.length === 0 ? (
        <EmptyState icon="queue" title={t("noActivity")}>
          {t("noActivityText")}
        </EmptyState>
      ) : (
        <Card title={t("activities")}>
          <ul className="divide-y divide-line">
            {activities.map(({ id, name, structure, requests, firstDay, lastDay }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <div className="min-w-0">
                  <p className="font-semibold">{name}</p>
                  <p className="text-sm text-muted">
                    {structure} · {t("waiting", { count: requests })}
                    {firstDay && lastDay && `, ${sayRange(t, { firstDay, lastDay }, locale)}`}
                  </p>
                </div>
                <div className="flex flex-wrap gap-2">
                  {draftOf(id) && (
                    <ButtonLink
                      href={`/equipe/attributions/${draftOf(id)?.id}`}
                      aria-label={t("resumeFor", { activity: name })}
                    >
                      {t("resume")}
                    </ButtonLink>
                  )}
                  {requests > 0 && (
                    <ButtonLink
                      href={`/equipe/attributions/nouvelle?activite=${id}`}
                      variant="secondary"
                      aria-label={t("prepareFor", { activity: name })}
                    >
                      {t("prepare")}
                    </ButtonLink>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <section>
        <h2 className="mb-3">{t("past")}</h2>
        {made.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <Table label={t("past")}>
            <thead>
              <tr>
                <th scope="col">{t("pastColumns.activity")}</th>
                <th scope="col">{t("pastColumns.days")}</th>
                <th scope="col">{t("pastColumns.state")}</th>
                <th scope="col">{t("pastColumns.answers")}</th>
                <th scope="col">{t("pastColumns.by")}</th>
              </tr>
            </thead>
            <tbody>
              {made.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <TextLink href={`/equipe/attributions/${one.id}`}>{one.activity}</TextLink>
                    <span className="block text-sm font-normal text-muted">{one.structure}</span>
                  </th>
                  <td>{sayRange(t, one, locale)}</td>
                  <td>
                    <Badge tone={TONE[one.state]}>{t(`state.${one.state}`)}</Badge>
                  </td>
                  <td>{t("answers", { reserved: one.reserved, others: one.others })}</td>
                  <td>{one.staff}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
    </div>
  );
}
