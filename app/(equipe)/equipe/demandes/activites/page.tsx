import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AnswersForm } from "@/components/enrolments/answers-form";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { enrolmentsToAnswer } from "@/lib/enrolments/queries";
import { tabCounts } from "../tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enrolments"))("title") };
}

const count = z.coerce.number().int().min(0).max(1_000).catch(0);

export default async function EnrolmentQueuePage({ searchParams }: PageProps<"/equipe/demandes/activites">) {
  const actor = await requireStaff("REQUESTS");
  const [query, t, groups, counts] = await Promise.all([
    searchParams,
    getTranslations("enrolments"),
    enrolmentsToAnswer(actor),
    tabCounts(actor),
  ]);
  const { valides, refuses, attente, deja, complets } = query;
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("staff.intro")} />
      <QueueTabs current="activites" counts={counts} />
      {query.finie && <Banner tone="success" title={t("staff.ended")} live />}
      {valides !== undefined && (
        <Banner tone="success" live>
          {t("staff.report", {
            accepted: count.parse(valides),
            refused: count.parse(refuses),
            waiting: count.parse(attente),
            already: count.parse(deja),
            full: count.parse(complets),
          })}
        </Banner>
      )}
      {groups.length === 0 ? (
        <EmptyState icon="queue" title={t("staff.none")}>
          {t("staff.noneText")}
        </EmptyState>
      ) : (
        <AnswersForm groups={groups} />
      )}
    </div>
  );
}
