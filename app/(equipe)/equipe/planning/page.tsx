import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ActivityCard } from "@/components/planning/activity-card";
import { DayPicker } from "@/components/planning/day-picker";
import { DaySummary } from "@/components/planning/day-summary";
import { WeekStrip } from "@/components/planning/week-strip";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { structuresWith } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { organisationFacts } from "@/lib/organisation/queries";
import { planningDay } from "@/lib/planning/queries";
import { planningQuery } from "@/lib/planning/schema";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("planning"))("title") };
}

export default async function PlanningPage({ searchParams }: PageProps<"/equipe/planning">) {
  const actor = await requireStaff("REQUESTS");
  const query = await searchParams;
  const { structure, jour } = planningQuery.parse(query);
  const [t, locale, structures, { timeZone }] = await Promise.all([
    getTranslations("planning"),
    getLocale(),
    structuresWith(actor, "REQUESTS"),
    organisationFacts(actor),
  ]);
  const today = dayOf(now(), timeZone);
  const date = jour ?? today;
  const chosen = (structure ? structures.find(({ id }) => id === structure) : structures[0]) ?? notFound();
  const { activities, week } = await planningDay(actor, { structureId: chosen.id, date });
  const added = Number(query.ajoutes);
  const place = `structure=${chosen.id}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={<span className="print:hidden">{t("intro")}</span>}
        actions={
          <div className="flex flex-wrap gap-3 print:hidden">
            <ButtonLink href={`/equipe/planning/ajouter?${place}&jour=${date}` as Route} icon="plus">
              {t("add")}
            </ButtonLink>
            <ButtonLink
              href={`/equipe/planning/fermetures/nouvelle?${place}&du=${date}` as Route}
              variant="secondary"
              icon="ban"
            >
              {t("close")}
            </ButtonLink>
            <ButtonLink href={`/equipe/planning/fermetures?${place}` as Route} variant="quiet">
              {t("closures")}
            </ButtonLink>
          </div>
        }
      />
      <div className="stack">
        {added > 0 && (
          <Banner tone="success" live>
            {t("added", { count: added })}
          </Banner>
        )}
        <DayPicker structures={structures} structureId={chosen.id} date={date} />
        <WeekStrip structureId={chosen.id} date={date} today={today} week={week} />
        <p className="text-lg font-bold first-letter:uppercase">
          {sayDay(date, locale)} <span className="font-normal text-muted">· {chosen.name}</span>
        </p>
        {activities.length === 0 ? (
          <EmptyState icon="calendar" title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <>
            <DaySummary activities={activities} />
            {activities.map((activity) => (
              <ActivityCard key={activity.id} activity={activity} date={date} />
            ))}
          </>
        )}
      </div>
    </>
  );
}
