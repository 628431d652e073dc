import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActivityLine } from "@/components/activities/activity-line";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { structuresActivities } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("title") };
}

export default async function ActivitiesPage({ searchParams }: PageProps<"/equipe/parametres/activites">) {
  const actor = await requireStaff("SETTINGS");
  const [query, t, structures] = await Promise.all([
    searchParams,
    getTranslations("activities"),
    structuresActivities(actor),
  ]);
  const chosen = structures.find(({ id }) => id === query.structure) ?? structures[0] ?? notFound();
  const offered = chosen.activities.filter(({ archived }) => !archived);
  const archived = chosen.activities.filter((activity) => activity.archived);
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("list.intro")}
        back={{ href: "/equipe/parametres", label: t("list.back") }}
        actions={
          <ButtonLink href={`/equipe/parametres/activites/nouvelle?structure=${chosen.id}`} icon="plus">
            {t("list.new")}
          </ButtonLink>
        }
      />
      {structures.length > 1 && (
        <Tabs
          label={t("title")}
          items={structures.map(({ id, name }) => ({
            href: `/equipe/parametres/activites?structure=${id}` as const,
            label: name,
            current: id === chosen.id,
          }))}
        />
      )}
      <div className="stack">
        {offered.length === 0 ? (
          <EmptyState icon="calendar" title={t("list.empty")} />
        ) : (
          <Card title={chosen.name}>
            <ul className="divide-y divide-line">
              {offered.map((activity, index) => (
                <ActivityLine
                  key={activity.id}
                  activity={activity}
                  isFirst={index === 0}
                  isLast={index === offered.length - 1}
                />
              ))}
            </ul>
          </Card>
        )}
        {archived.length > 0 && (
          <Card title={t("list.archivedTitle")}>
            <ul className="divide-y divide-line">
              {archived.map((activity) => (
                <ActivityLine key={activity.id} activity={activity} isFirst isLast />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
