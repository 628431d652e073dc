import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { DecisionBar } from "@/components/requests/decision-bar";
import { DecisionReport } from "@/components/requests/decision-report";
import { RequestCard } from "@/components/requests/request-card";
import { SignUpCard } from "@/components/requests/sign-up-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";
import { decide } from "@/lib/requests/actions";
import { QUEUE_LENGTH, queue } from "@/lib/requests/queries";
import { QUEUE_TYPES, queueType } from "@/lib/requests/schema";
import { sayInstant } from "@/lib/text/dates";
import { waitingFor } from "../../waiting";

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
    waitingFor(actor),
  ]);
  const countOf = {
    toutes: counts.total,
    inscriptions: counts.signUps,
    reservations: counts.requests,
    annulations: counts.cancellations,
  };
  const received = (at: Date) =>
    t("received", {
      instant: sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale),
    });
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <DecisionReport query={query} />
      <Tabs
        label={t("filter")}
        items={QUEUE_TYPES.map((item) => ({
          href: `/equipe/demandes?type=${item}` as const,
          label: t(item),
          current: item === type,
          count: countOf[item],
          countLabel: t("countLabel", { count: countOf[item] }),
        }))}
      />
      {entries.length === 0 ? (
        <EmptyState icon="check" title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ActionForm id="demandes" action={decide} labels={{ summary: t("summary") }}>
          <input type="hidden" name="type" value={type} />
          <ul className="flex flex-col gap-3">
            {entries.map((entry) =>
              entry.type === "sign-up" ? (
                <SignUpCard key={entry.id} signUp={entry} received={received(entry.createdAt)} />
              ) : (
                <RequestCard
                  key={`${entry.requestId} ${entry.kind}`}
                  request={entry}
                  received={received(entry.createdAt)}
                />
              ),
            )}
          </ul>
          {entries.length === QUEUE_LENGTH && (
            <p className="text-muted">{t("oldest", { count: QUEUE_LENGTH })}</p>
          )}
          <StickyBar label={t("bar.label")}>
            <DecisionBar
              words={{
                none: t("bar.none"),
                one: t("bar.one"),
                many: t.raw("bar.many"),
                all: t("bar.all"),
                nothing: t("bar.nothing"),
                reason: t("reason"),
                accept: t("accept"),
                refuse: t("refuse"),
                pending: t("deciding"),
              }}
            />
          </StickyBar>
        </ActionForm>
      )}
    </>
  );
}
