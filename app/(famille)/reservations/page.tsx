import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { Answers } from "@/components/reservations/answers/answers";
import { Blocks } from "@/components/reservations/blocks";
import { CalendarNav } from "@/components/reservations/calendar-nav";
import { CalendarTable } from "@/components/reservations/calendar-table";
import { cellWords } from "@/components/reservations/cell-words";
import { Legend } from "@/components/reservations/legend";
import { Outcomes } from "@/components/reservations/outcomes";
import { recapWords } from "@/components/reservations/recap-words";
import { tableView } from "@/components/reservations/table-view";
import { tableWords } from "@/components/reservations/table-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { id } from "@/lib/fields";
import { sendRequests } from "@/lib/reservations/actions";
import { calendar as readCalendar, requestOutcomes } from "@/lib/reservations/queries";
import { sendSchema } from "@/lib/reservations/schema";

const placeSchema = sendSchema.pick({ vue: true, date: true });

/** Any day of this century; nobody looks further. */
const NEAR = /^20/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reservations"))("title") };
}

export default async function ReservationsPage({ searchParams }: PageProps<"/reservations">) {
  const actor = await requireParent();
  const query = await searchParams;
  const { vue: view, date: asked } = placeSchema.parse(query);
  const date = asked && NEAR.test(asked) ? asked : null;
  const sent = id.safeParse(query.envoi).data;
  const [t, causes, locale, calendar, sending] = await Promise.all([
    getTranslations("reservations"),
    getTranslations("closures"),
    getLocale(),
    readCalendar(actor, { view, date }),
    sent ? requestOutcomes(actor, sent) : null,
  ]);
  const { children, range } = calendar;
  const table = tableView(calendar, cellWords(t, causes, locale, calendar), t, locale);
  const isUsable = table.weeks.some(({ days }) =>
    days.some(({ cells }) => cells.some(([, , , value]) => value)),
  );
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: t("back") }} />
      {sent && sending && (
        <Outcomes id={sent} sending={sending} place={{ vue: view, date }} calendar={calendar} />
      )}
      <Answers answers={calendar.answers} said={query.reponse} timeZone={calendar.timeZone} />
      <Blocks blocks={calendar.blocks} />
      <CalendarNav calendar={calendar} />
      {children.length > 0 ? (
        <>
          <div className="my-3">
            <Legend />
          </div>
          {/* Each page is a form of its own: without the key, ticks of one would stay in the next. */}
          <ActionForm
            key={`${view} ${range.firstDay} ${sent}`}
            id="reservations"
            action={sendRequests}
            labels={{ summary: t("summary") }}
          >
            <input type="hidden" name="vue" value={view} />
            {date && <input type="hidden" name="date" value={date} />}
            <CalendarTable
              view={table}
              words={tableWords(t, table.pastDays)}
              recap={recapWords(t)}
              isRoomy={view === "semaine"}
              isUsable={isUsable}
              account={actor.accountId}
              sending={sent ?? null}
            />
          </ActionForm>
        </>
      ) : (
        <div className="mt-4">
          {calendar.isEnrolled ? (
            <EmptyState icon="calendar" title={t("noDay")}>
              {t("noDayText")}
            </EmptyState>
          ) : (
            <EmptyState
              icon="calendar"
              title={t("noChild")}
              action={
                <ButtonLink href={"/reservations/inscriptions" as never}>{t("links.enrolments")}</ButtonLink>
              }
            >
              {t("noChildText")}
            </EmptyState>
          )}
        </div>
      )}
    </>
  );
}
