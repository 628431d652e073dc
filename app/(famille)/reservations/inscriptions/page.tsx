import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PeriodCard } from "@/components/enrolments/period-card";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { enrolmentOffers } from "@/lib/enrolments/queries";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enrolments"))("title") };
}

const count = z.coerce.number().int().min(0).max(50).catch(0);

export default async function EnrolmentsPage({ searchParams }: PageProps<"/reservations/inscriptions">) {
  const actor = await requireParent();
  const [{ demandes, attente, retiree }, t, periods, { timeZone }] = await Promise.all([
    searchParams,
    getTranslations("enrolments"),
    enrolmentOffers(actor),
    organisationFacts(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader
        title={t("title")}
        intro={t("parent.intro")}
        back={{ href: "/reservations", label: t("parent.back") }}
      />
      {(demandes || attente) && (
        <Banner tone="success" live>
          {t("parent.asked", { asked: count.parse(demandes), waiting: count.parse(attente) })}
        </Banner>
      )}
      {retiree && (
        <Banner tone="success" live>
          {t("parent.withdrawn")}
        </Banner>
      )}
      {periods.length === 0 ? (
        <EmptyState icon="calendar" title={t("parent.none")}>
          {t("parent.noneText")}
        </EmptyState>
      ) : (
        periods.map((period) => <PeriodCard key={period.id} period={period} timeZone={timeZone} />)
      )}
    </div>
  );
}
