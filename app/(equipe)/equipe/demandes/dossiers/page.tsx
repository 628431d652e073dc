import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { barWords } from "@/components/requests/bar-words";
import { DecisionBar } from "@/components/requests/decision-bar";
import { DecisionReport } from "@/components/requests/decision-report";
import { FileCard } from "@/components/requests/file-card";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { requireStaff } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";
import { decideFiles } from "@/lib/requests/actions";
import { fileRequests, QUEUE_LENGTH } from "@/lib/requests/queries";
import { sayInstant } from "@/lib/text/dates";
import { tabCounts } from "../tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("dossiers") };
}

export default async function FilesPage({ searchParams }: PageProps<"/equipe/demandes/dossiers">) {
  const actor = await requireStaff("FAMILIES");
  const [query, t, locale, { timeZone }, entries, counts] = await Promise.all([
    searchParams,
    getTranslations("requests"),
    getLocale(),
    organisationFacts(actor),
    fileRequests(actor),
    tabCounts(actor),
  ]);
  const received = (at: Date) =>
    t("received", {
      instant: sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale),
    });
  return (
    <>
      <PageHeader title={t("title")} intro={t("files.intro")} />
      <DecisionReport query={query} />
      <QueueTabs current="dossiers" counts={counts} />
      {entries.length === 0 ? (
        <EmptyState icon="check" title={t("emptyTitle")}>
          {t("files.emptyText")}
        </EmptyState>
      ) : (
        <ActionForm id="dossiers" action={decideFiles} labels={{ summary: t("summary") }}>
          <ul className="flex flex-col gap-3">
            {entries.map((entry) => (
              <FileCard
                key={entry.type === "change" ? entry.changeSetId : entry.id}
                entry={entry}
                received={received(entry.createdAt)}
              />
            ))}
          </ul>
          {entries.length >= QUEUE_LENGTH && (
            <p className="text-muted">{t("oldest", { count: entries.length })}</p>
          )}
          <StickyBar label={t("bar.label")}>
            <DecisionBar words={barWords(t)} />
          </StickyBar>
        </ActionForm>
      )}
    </>
  );
}
