import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { barWords } from "@/components/requests/bar-words";
import { DecisionBar } from "@/components/requests/decision-bar";
import { DecisionReport } from "@/components/requests/decision-report";
import { FreshHeading } from "@/components/requests/fresh-heading";
import { PieceDecision } from "@/components/requests/piece-decision";
import { PieceLine } from "@/components/requests/piece-line";
import { PieceViewer } from "@/components/requests/piece-viewer";
import { pieceTitle } from "@/components/requests/piece-words";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { QuotientFields } from "@/components/requests/quotient-fields";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { waitingUploads } from "@/lib/documents/queries";
import { familyQuotients } from "@/lib/families/queries";
import { earliestStart } from "@/lib/families/rules";
import { organisationFacts } from "@/lib/organisation/queries";
import { decidePieces } from "@/lib/requests/actions";
import { QUEUE_LENGTH } from "@/lib/requests/queries";
import { sayInstant } from "@/lib/text/dates";
import { tabCounts } from "../tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("pieces") };
}

export default async function PiecesPage({ searchParams }: PageProps<"/equipe/demandes/pieces">) {
  const actor = await requireStaff("FAMILIES");
  const [query, t, locale, { timeZone }, uploads, counts] = await Promise.all([
    searchParams,
    getTranslations("requests"),
    getLocale(),
    organisationFacts(actor),
    waitingUploads(actor, { limit: QUEUE_LENGTH }),
    tabCounts(actor),
  ]);
  const mine = uploads.filter(({ closed }) => !closed);
  const open = mine.find(({ id }) => id === query.envoi) ?? mine[0];
  const next = open && (mine[mine.indexOf(open) + 1] ?? mine.find(({ id }) => id !== open.id));
  const quotients = open?.piece?.kind === "QF_PROOF" ? await familyQuotients(actor, open.householdId) : null;
  const today = dayOf(now(), timeZone);
  const sentOn = (at: Date) => dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone);
  const received = (at: Date) =>
    t("received", {
      instant: sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale),
    });
  return (
    <>
      <PageHeader title={t("title")} intro={t("uploads.intro")} />
      <DecisionReport query={query} />
      <QueueTabs current="pieces" counts={counts} />
      {uploads.length === 0 && (
        <EmptyState icon="check" title={t("emptyTitle")}>
          {t("uploads.emptyText")}
        </EmptyState>
      )}
      {open && (
        <Card className="mb-6">
          <FreshHeading key={open.id} arrived={"valides" in query}>
            {pieceTitle(t, open)}
          </FreshHeading>
          <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <PieceViewer
              key={open.id}
              document={{ ...open, title: pieceTitle(t, open) }}
              show={`/equipe/demandes/pieces?envoi=${open.id}&voir=1`}
              asked={query.voir === "1"}
            />
            {/* One column, also when the form comes back with a summary above it. */}
            <div className="min-w-0">
              <PieceDecision
                key={`decision ${open.id}`}
                upload={open}
                sentOn={sentOn(open.createdAt)}
                next={next?.id ?? null}
              >
                {quotients && (
                  <QuotientFields
                    present={quotients.find(({ from }) => from <= today) ?? null}
                    earliest={earliestStart(today, quotients.length === 0)}
                  />
                )}
              </PieceDecision>
            </div>
          </div>
        </Card>
      )}
      {uploads.length > 0 && (
        <ActionForm id="pieces" action={decidePieces} labels={{ summary: t("summary") }}>
          <Card title={t("uploads.listTitle")}>
            <p className="text-muted">{t("uploads.listIntro")}</p>
            <ul className="mt-2 divide-y divide-line">
              {uploads.map((upload) => (
                <PieceLine
                  key={upload.id}
                  upload={upload}
                  received={received(upload.createdAt)}
                  isOpen={upload.id === open?.id}
                />
              ))}
            </ul>
            {uploads.length === QUEUE_LENGTH && (
              <p className="text-muted">{t("oldest", { count: QUEUE_LENGTH })}</p>
            )}
          </Card>
          <StickyBar label={t("bar.label")}>
            <DecisionBar
              words={{
                ...barWords(t),
                none: t("uploads.none"),
                one: t("uploads.one"),
                many: t.raw("uploads.many"),
              }}
            />
          </StickyBar>
        </ActionForm>
      )}
    </>
  );
}
