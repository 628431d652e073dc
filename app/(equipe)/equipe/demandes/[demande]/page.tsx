import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { DayVerdict } from "@/components/requests/day-verdict";
import { DecisionReport } from "@/components/requests/decision-report";
import { FreshHeading } from "@/components/requests/fresh-heading";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { TextLink } from "@/components/ui/text-link";
import { requireStaff } from "@/lib/auth";
import { id } from "@/lib/fields";
import { organisationFacts } from "@/lib/organisation/queries";
import { decideDays } from "@/lib/requests/actions";
import { kindOf, queueType } from "@/lib/requests/schema";
import { nextWaiting, proposalChoices, waitingRequest } from "@/lib/reservations/queries";
import { sayInstant } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("oneByOne") };
}

export default async function RequestPage({ params, searchParams }: PageProps<"/equipe/demandes/[demande]">) {
  const actor = await requireStaff("REQUESTS");
  const requestId = id.safeParse((await params).demande).data ?? notFound();
  const query = await searchParams;
  const type = queueType.parse(query.type);
  const [t, locale, { timeZone }, waiting, choices, next] = await Promise.all([
    getTranslations("requests"),
    getLocale(),
    organisationFacts(actor),
    waitingRequest(actor, requestId),
    proposalChoices(actor, requestId),
    nextWaiting(actor, requestId, kindOf(type)),
  ]);
  const back = { href: `/equipe/demandes?type=${type}` as const, label: t("back") };
  const skip = next && (
    <TextLink
      href={`/equipe/demandes/${next}?type=${type}`}
      className="inline-flex min-h-target items-center"
    >
      {t("skip")}
    </TextLink>
  );
  const first = waiting[0];
  if (!first) {
    return (
      <>
        <PageHeader title={t("settled")} back={back} />
        <DecisionReport query={query} />
        <EmptyState icon="check" title={t("settledText")} action={skip} />
      </>
    );
  }
  const received = sayInstant(
    Temporal.Instant.fromEpochMilliseconds(first.createdAt.getTime()),
    timeZone,
    locale,
  );
  const count = waiting.flatMap(({ cells }) => cells).length;
  const isArrived = "valides" in query;
  return (
    <>
      <PageHeader
        title={t("dayTitle", { name: first.household })}
        intro={t("dayIntro")}
        back={back}
        actions={skip}
      />
      <DecisionReport query={query} />
      <div key={requestId}>
        <FreshHeading arrived={isArrived}>
          {t("asked", { count, received: t("received", { instant: received }) })}
        </FreshHeading>
        <ActionForm id={`jours-${requestId}`} action={decideDays} labels={{ summary: t("summary") }}>
          <input type="hidden" name="demande" value={requestId} />
          <input type="hidden" name="type" value={type} />
          {waiting.map(({ kind, cells }) => (
            <Card key={kind} title={t(`kind.${kind}`)}>
              <ul>
                {cells.map((cell) => (
                  <DayVerdict
                    key={cell.id}
                    cell={cell}
                    kind={kind}
                    timeZone={timeZone}
                    choices={choices.filter(({ reservationId }) => reservationId === cell.id)}
                  />
                ))}
              </ul>
            </Card>
          ))}
          <TextareaField
            name="motif"
            label={t("commonReason")}
            hint={t("commonReasonHint")}
            rows={2}
            maxLength={500}
          />
          <StickyBar label={t("bar.label")}>
            <SubmitButton pending={t("deciding")} icon="check">
              {t("save")}
            </SubmitButton>
            <SubmitButton pending={t("deciding")} variant="secondary" name="tout" value="valider">
              {t("acceptAll")}
            </SubmitButton>
          </StickyBar>
        </ActionForm>
      </div>
    </>
  );
}
