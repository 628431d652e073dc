import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { AbsenceFilters } from "@/components/absences/absence-filters";
import { AbsentChildren } from "@/components/absences/absent-children";
import { ProofDecision } from "@/components/absences/proof-decision";
import { StaffDeclaration } from "@/components/absences/staff-declaration";
import { QueueTabs } from "@/components/requests/queue-tabs";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { absentOn, staffAbsences } from "@/lib/absences/queries";
import { absencesQuery } from "@/lib/absences/schema";
import { holds } from "@/lib/actor";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { organisationFacts } from "@/lib/organisation/queries";
import { sayDay, sayInstant } from "@/lib/text/dates";
import { tabCounts } from "../tab-counts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("absences.staff"))("title") };
}

export default async function StaffAbsencesPage({ searchParams }: PageProps<"/equipe/demandes/absences">) {
  const actor = await requireStaff("REQUESTS");
  const [raw, t, locale, { timeZone }] = await Promise.all([
    searchParams,
    getTranslations("absences.staff"),
    getLocale(),
    organisationFacts(actor),
  ]);
  const query = absencesQuery.parse(raw);
  const { filtre: filter, page, done } = query;
  const today = dayOf(now(), timeZone);
  const date = filter === "jour" ? (query.jour ?? today) : today;
  const [{ declarations, hasMore }, absent, counts] = await Promise.all([
    staffAbsences(actor, { filter, today, date, page }),
    absentOn(actor, date),
    tabCounts(actor),
  ]);
  const checkable = declarations.flatMap(({ file, ...one }) =>
    file && one.proof === "RECEIVED" ? [{ ...one, file }] : [],
  );
  const named = checkable.find(({ id }) => id === query.declaration);
  const open = named ?? (filter === "verifier" ? checkable[0] : undefined);
  const received = (at: Date) =>
    sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale);
  const pageLink = (to: number) =>
    `/equipe/demandes/absences?filtre=${filter}&jour=${date}&page=${to}` as Route;
  const family = holds(actor, "FAMILIES");
  const which = date === today ? "today" : "on";
  const title = t(which, {
    count: new Set(absent.map(({ childId }) => childId)).size,
    date: sayDay(date, locale),
  });
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      {done && (
        <div className="mb-4">
          <Banner tone="success" live>
            {t(done.what, { count: done.count })}
          </Banner>
        </div>
      )}
      <QueueTabs current="absences" counts={counts} />
      <AbsentChildren title={title} absent={absent} />
      <AbsenceFilters current={filter} date={date} />
      {open && (
        <ProofDecision
          key={open.id}
          declaration={open}
          received={received(open.createdAt)}
          filter={filter}
          asked={query.voir === "1"}
          arrived={done !== null}
          family={family}
        />
      )}
      {declarations.length === 0 ? (
        <EmptyState icon="check" title={t(filter === "verifier" ? "noneVerifier" : "none")}>
          {t(filter === "verifier" ? "noneVerifierText" : "noneText")}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {declarations.map((declaration) => (
            <StaffDeclaration
              key={declaration.id}
              declaration={declaration}
              received={received(declaration.createdAt)}
              filter={filter}
              isOpen={declaration.id === open?.id}
              family={family}
            />
          ))}
        </ul>
      )}
      {(page > 1 || hasMore) && (
        <Pagination
          label={t("pages")}
          status={t("page", { page })}
          previous={page > 1 ? { href: pageLink(page - 1), label: t("previous") } : undefined}
          next={hasMore ? { href: pageLink(page + 1), label: t("next") } : undefined}
        />
      )}
    </>
  );
}
