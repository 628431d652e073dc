import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { Blocks } from "@/components/reservations/blocks";
import { cellDetails } from "@/components/reservations/cell-words";
import { ChildMonth } from "@/components/reservations/child-month";
import { ChildrenNav } from "@/components/reservations/children-nav";
import { cellWords } from "@/components/reservations/day-view";
import { Legend } from "@/components/reservations/legend";
import { Outcomes } from "@/components/reservations/outcomes";
import { RecapBar } from "@/components/reservations/recap-bar";
import { ReservationMonths } from "@/components/reservations/reservation-months";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { requireParent } from "@/lib/auth";
import { id, plainDate } from "@/lib/fields";
import { sendRequests } from "@/lib/reservations/actions";
import { calendarMonth, requestOutcomes } from "@/lib/reservations/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reservations"))("title") };
}

export default async function ReservationsPage({ searchParams }: PageProps<"/reservations">) {
  const actor = await requireParent();
  const query = await searchParams;
  const asked = plainDate.safeParse(query.date).data?.slice(0, 7) ?? null;
  const sent = id.safeParse(query.envoi).data;
  const [t, locale, calendar, request] = await Promise.all([
    getTranslations("reservations"),
    getLocale(),
    calendarMonth(actor, asked),
    sent ? requestOutcomes(actor, sent) : null,
  ]);
  const { month } = calendar;
  const words = cellWords(t);
  const detailOf = cellDetails(t, calendar.timeZone, locale);
  const isUsable = calendar.children.some(({ days }) =>
    days.some(({ cells }) => cells.some(({ value }) => value !== null)),
  );
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: t("back") }} />
      {request && <Outcomes outcomes={request.outcomes} />}
      <Blocks blocks={calendar.blocks} />
      <ReservationMonths month={month} today={calendar.today} />
      <div className="my-3 flex flex-wrap items-start justify-between gap-2">
        <ChildrenNav items={calendar.children} />
        <Legend />
      </div>
      {calendar.children.length === 0 ? (
        <EmptyState icon="calendar" title={t("noChild")}>
          {t("noChildText")}
        </EmptyState>
      ) : (
        // A month is a form of its own: without the key, ticks of one month would stay in the next.
        <ActionForm
          key={`${month} ${sent}`}
          id="reservations"
          action={sendRequests}
          labels={{ summary: t("summary") }}
        >
          <input type="hidden" name="date" value={`${month}-01`} />
          <div className="grid gap-4">
            {calendar.children.map((child) => (
              <ChildMonth key={child.id} child={child} month={calendar} words={words} detailOf={detailOf} />
            ))}
          </div>
          {isUsable && (
            <StickyBar label={t("recap.label")}>
              <RecapBar
                words={{
                  none: t("recap.none"),
                  one: t("recap.one"),
                  many: t.raw("recap.many"),
                  noscript: t("recap.noscript"),
                  send: t("recap.send"),
                  sending: t("recap.sending"),
                }}
              />
            </StickyBar>
          )}
        </ActionForm>
      )}
    </>
  );
}
