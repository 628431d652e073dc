import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { barWords } from "@/components/requests/bar-words";
import { DecisionBar } from "@/components/requests/decision-bar";
import { DecisionReport } from "@/components/requests/decision-report";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { RequestCard } from "@/components/requests/request-card";
import { SignUpCard } from "@/components/requests/sign-up-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { requireStaff } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";
import { decide } from "@/lib/requests/actions";
import { QUEUE_LENGTH, queue } from "@/lib/requests/queries";
import { queueType } from "@/lib/requests/schema";
import { sayInstant } from "@/lib/text/dates";
import { tabCounts } from "./tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("title") };
}

export default async function RequestsPage({ searchParams }: PageProps<"/equipe/demandes">) {
  const actor = await requireStaff("REQUESTS");
  const query = await searchParams;
  const type = queueType.parse(query.type);
  const [t, locale, { timeZone }, entries, counts] = await Promise.all([
    getTranslations("requests"),
    getLocale(),
    organisationFacts(actor),
    queue(actor, type),
    tabCounts(actor),
  ]);
  const received = (at: Date) =>
    t("received", {
      instant: sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale),
    });
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <DecisionReport query={query} />
      <QueueTabs current={type} counts={counts} />
      {entries.length === 0 ? (
        <EmptyState icon="check" title={t(type === "attente" ? "emptyWaiting" : "emptyTitle")}>
          {t(type === "attente" ? "emptyWaitingText" : "emptyText")}
        </EmptyState>
      ) : (
        <ActionForm id="demandes" action={decide} labels={{ summary: t("summary") }}>
          <input type="hidden" name="type" value={type} />
          {type === "attente" && <p className="text-muted">{t("waitingIntro")}</p>}
          <ul className="flex flex-col gap-3">
            {entries.map((entry) =>
              entry.type === "sign-up" ? (
                <SignUpCard key={entry.id} signUp={entry} received={received(entry.createdAt)} />
              ) : (
                <RequestCard
                  key={`${entry.requestId} ${entry.kind}`}
                  request={entry}
                  received={received(entry.createdAt)}
                  type={type}
                  timeZone={timeZone}
                />
              ),
            )}
          </ul>
          {entries.length === QUEUE_LENGTH && (
            <p className="text-muted">{t("oldest", { count: QUEUE_LENGTH })}</p>
          )}
          <StickyBar label={t("bar.label")}>
            <DecisionBar words={barWords(t)} />
          </StickyBar>
        </ActionForm>
      )}
    </>
  );
}
