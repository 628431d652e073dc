import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AdjustFields } from "@/components/activities/adjust-fields";
import { DaysTable } from "@/components/activities/days-table";
import { SeenFields } from "@/components/activities/seen-fields";
import { MonthNav } from "@/components/calendar/month-nav";
import { ActionForm } from "@/components/forms/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { adjustDays } from "@/lib/activities/actions";
import { activityDays, activityDetail } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { parsePlainDate } from "@/lib/dates";
import { sayMonth } from "@/lib/text/dates";

type Props = PageProps<"/equipe/parametres/activites/[id]/jours">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("days.title") };
}

export default async function DaysPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("activities"),
    getLocale(),
  ]);
  const activity = (await activityDetail(actor, id)) ?? notFound();
  const asked = typeof query.mois === "string" && parsePlainDate(`${query.mois}-01`);
  const month = (asked || activity.today).slice(0, 7);
  const group = activity.groups.find((own) => own.id === query.groupe) ?? activity.groups[0];
  const days = ((await activityDays(actor, id, month)) ?? []).filter(({ groupId }) => groupId === group?.id);
  const to = (shown: string, groupId = group?.id) =>
    `/equipe/parametres/activites/${id}/jours?mois=${shown}${groupId ? `&groupe=${groupId}` : ""}` as Route;
  return (
    <>
      <PageHeader
        title={t("days.title")}
        intro={t("days.intro")}
        back={{
          href: `/equipe/parametres/activites/${id}` as Route,
          label: t("days.back", { activity: activity.name }),
        }}
      />
      {activity.groups.length > 1 && (
        <Tabs
          label={t("days.groups")}
          items={activity.groups.map((own) => ({
            href: to(month, own.id),
            label: own.name,
            current: own.id === group?.id,
          }))}
        />
      )}
      <div className="stack">
        <MonthNav
          month={month}
          today={activity.today}
          to={to}
          words={{
            label: t("days.month"),
            previous: t("days.previous"),
            next: t("days.next"),
            current: t("days.current"),
          }}
        />
        {days.length === 0 ? (
          <EmptyState icon="calendar" title={t("days.empty")} />
        ) : (
          <ActionForm
            key={`${month} ${group?.id}`}
            id="jours"
            action={adjustDays}
            labels={{ summary: t("days.summary") }}
          >
            <SeenFields activity={activity} />
            <DaysTable
              label={t("days.table", { month: sayMonth(month, locale), group: group?.name ?? "" })}
              slots={activity.slots}
              days={days}
              today={activity.today}
            />
            {days.some(({ date }) => date >= activity.today) && <AdjustFields />}
          </ActionForm>
        )}
      </div>
    </>
  );
}
