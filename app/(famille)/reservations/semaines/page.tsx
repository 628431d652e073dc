import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { NewWeek } from "@/components/weeks/new-week";
import { WeekCard } from "@/components/weeks/week-card";
import { requireParent } from "@/lib/auth";
import { bookedWeeks, myWeeks, weekChoices } from "@/lib/weeks/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("weeks"))("title") };
}

export default async function WeeksPage({ searchParams }: PageProps<"/reservations/semaines">) {
  const actor = await requireParent();
  const { depuis, fait } = await searchParams;
  const [t, { children }, weeks, booked] = await Promise.all([
    getTranslations("weeks"),
    weekChoices(actor),
    myWeeks(actor),
    bookedWeeks(actor),
  ]);
  const from = booked.find(({ monday }) => monday === depuis) ?? null;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("list.intro")}
        back={{ href: "/reservations", label: t("back") }}
      />
      <div className="grid gap-6">
        <section id="liste" aria-labelledby="liste-titre" className="grid scroll-mt-4 gap-4">
          <h2 id="liste-titre">{t("list.title")}</h2>
          {(fait === "ajout" || fait === "suppression") && (
            <Banner tone="success" live>
              {t(fait === "ajout" ? "list.added" : "list.removed")}
            </Banner>
          )}
          {weeks.length === 0 && <p className="text-muted">{t("list.none")}</p>}
          {weeks.map((week) => (
            <WeekCard key={week.id} week={week} items={children} />
          ))}
        </section>
        {children.length === 0 ? (
          <EmptyState icon="calendar" title={t("repeat.noChild")}>
            {t("repeat.noChildText")}
          </EmptyState>
        ) : (
          <NewWeek items={children} booked={booked} from={from} />
        )}
      </div>
    </>
  );
}
