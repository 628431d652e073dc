import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Told } from "@/components/activities/told";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { activityDetail } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { toldBy } from "../told";

type Props = PageProps<"/equipe/parametres/activites/[id]/groupes">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("groups.title") };
}

export default async function GroupsPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("activities.groups")]);
  const activity = (await activityDetail(actor, id)) ?? notFound();
  const told = await toldBy(actor, id, query.fait);
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{
          href: `/equipe/parametres/activites/${id}` as Route,
          label: t("back", { activity: activity.name }),
        }}
        actions={
          <ButtonLink href={`/equipe/parametres/activites/${id}/groupes/nouveau`} icon="plus">
            {t("new")}
          </ButtonLink>
        }
      />
      {told && <Told report={told.report} />}
      {activity.groups.length === 0 ? (
        <EmptyState icon="child" title={t("empty")} />
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {activity.groups.map((group) => (
              <li key={group.id} className="py-3 first:pt-0 last:pb-0">
                <div className="flex flex-wrap items-center gap-x-3">
                  <TextLink
                    href={`/equipe/parametres/activites/${id}/groupes/${group.id}`}
                    className="flex min-h-target items-center font-bold"
                  >
                    {group.name}
                  </TextLink>
                  <span>{t("ages", { min: group.minAge, max: group.maxAge })}</span>
                  <span className="text-muted">{t("children", { count: group.children })}</span>
                </div>
                {group.outOfAge > 0 && (
                  <p className="font-semibold text-warning-ink">{t("outOfAge", { count: group.outOfAge })}</p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
