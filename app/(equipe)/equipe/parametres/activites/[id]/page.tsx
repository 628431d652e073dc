import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActivityEnd } from "@/components/activities/activity-end";
import { ActivityMain } from "@/components/activities/activity-main";
import { ActivityParts } from "@/components/activities/activity-parts";
import { Checklist } from "@/components/activities/checklist";
import { Told } from "@/components/activities/told";
import { PageHeader } from "@/components/ui/page-header";
import { activityDetail } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { toldBy } from "./told";

type Props = PageProps<"/equipe/parametres/activites/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireStaff("SETTINGS");
  const activity = await activityDetail(actor, (await params).id);
  return { title: activity?.name ?? (await getTranslations("activities"))("title") };
}

export default async function ActivityPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("activities")]);
  const activity = (await activityDetail(actor, id)) ?? notFound();
  const told = await toldBy(actor, id, query.fait);
  return (
    <>
      <PageHeader
        title={activity.name}
        intro={activity.structure.name}
        back={{
          href: `/equipe/parametres/activites?structure=${activity.structure.id}`,
          label: t("one.back"),
        }}
      />
      {told && <Told title={told.what === "created" ? t("one.created") : undefined} report={told.report} />}
      <div className="stack">
        <Checklist activity={activity} />
        <ActivityParts activity={activity} />
        <ActivityMain activity={activity} />
        <ActivityEnd activity={activity} />
      </div>
    </>
  );
}
