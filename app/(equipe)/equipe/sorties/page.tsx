import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TripChildren } from "@/components/sheets/trip-children";
import { TripChoice } from "@/components/sheets/trip-choice";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf, parsePlainDate } from "@/lib/dates";
import { organisationFacts } from "@/lib/organisation/queries";
import { tripActivities, tripChildren } from "@/lib/sheets/queries";

type Props = PageProps<"/equipe/sorties">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sheets.page"))("title") };
}

export default async function TripsPage({ searchParams }: Props) {
  const actor = await requireStaff("HEALTH");
  const asked = await searchParams;
  const [t, tRefusals, activities, { timeZone }] = await Promise.all([
    getTranslations("sheets.page"),
    getTranslations("refusals"),
    tripActivities(actor),
    organisationFacts(actor),
  ]);
  const date = parsePlainDate(String(asked.date ?? "")) ?? dayOf(now(), timeZone);
  const activity = activities.find(({ id }) => id === asked.activite);
  const children = activity ? await tripChildren(actor, { activityId: activity.id, date }) : null;
  const refusal = String(asked.erreur ?? "");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="stack">
        {refusal && (
          <Banner tone="danger" live>
            {tRefusals(tRefusals.has(refusal as "invalid") ? (refusal as "invalid") : "invalid")}
          </Banner>
        )}
        {activities.length === 0 ? (
          <EmptyState icon="calendar" title={t("noActivity")}>
            {t("noActivityText")}
          </EmptyState>
        ) : (
          <TripChoice activities={activities} activityId={activity?.id} date={date} />
        )}
        {activity && children && <TripChildren activityId={activity.id} date={date} items={children} />}
      </div>
    </>
  );
}
