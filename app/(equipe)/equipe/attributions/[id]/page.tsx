import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { CloseForms, RedraftForm } from "@/components/allocations/close-forms";
import { DayAnswers } from "@/components/allocations/day-answers";
import { sayRange } from "@/components/allocations/say-range";
import { AllocationSummaryCards } from "@/components/allocations/summary";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { allocation as readAllocation } from "@/lib/allocations/queries";
import { requireStaff } from "@/lib/auth";
import { id as anyId } from "@/lib/fields";
import { organisationFacts } from "@/lib/organisation/queries";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("allocations"))("title") };
}

const done = z.enum(["propose", "modifie", "confirme"]);
const count = z.coerce.number().int().min(0).max(100_000).catch(0);

export default async function AllocationPage({
  params,
  searchParams,
}: PageProps<"/equipe/attributions/[id]">) {
  const actor = await requireStaff("REQUESTS");
  const [{ id }, { jour, fait, changes, complets }, t, locale, format] = await Promise.all([
    params,
    searchParams,
    getTranslations("allocations"),
    getLocale(),
    getFormatter(),
  ]);
  const known = anyId.safeParse(id).data ?? notFound();
  const [found, { timeZone }] = await Promise.all([readAllocation(actor, known), organisationFacts(actor)]);
  const allocation = found ?? notFound();
  const { activity, structure, state, createdAt, closedAt, staff, days } = allocation;
  const day = days.find(({ slotDayId }) => slotDayId === jour) ?? days[0];
  const said = done.safeParse(fait).data;
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: "long", timeStyle: "short", timeZone });
  return (
    <div className="stack">
      <PageHeader
        title={t("detailTitle", { activity })}
        intro={
          <>
            <p>{t("facts", { structure, range: sayRange(t, allocation, locale) })}</p>
            <p>
              {t("created", { staff, at: at(createdAt) })}
              {closedAt && ` ${t("closed", { state, at: at(closedAt) })}`}
            </p>
          </>
        }
        back={{ href: "/equipe/attributions", label: t("back") }}
      />
      {said && (
        <Banner tone="success" title={t(`done.${said}`)} live>
          {count.parse(changes) > 0 && <p>{t("changed", { count: count.parse(changes) })}</p>}
          {count.parse(complets) > 0 && <p>{t("full", { count: count.parse(complets) })}</p>}
        </Banner>
      )}
      <AllocationSummaryCards allocation={allocation} />
      {state === "DRAFT" && <RedraftForm allocation={allocation} />}
      {days.length > 1 && (
        <nav aria-label={t("days")}>
          <h2 className="mb-2">{t("days")}</h2>
          <ul className="grid gap-1 sm:grid-cols-2">
            {days.map((one) => (
              <li key={one.slotDayId}>
                <TextLink
                  href={`/equipe/attributions/${known}?jour=${one.slotDayId}#jour` as Route}
                  aria-current={one === day ? "true" : undefined}
                  className="inline-flex min-h-target items-center aria-[current]:font-bold"
                >
                  {t("day", { date: sayDay(one.date, locale), slot: one.slot, group: one.group })}
                </TextLink>{" "}
                <span className="text-sm text-muted">
                  {t("dayCounts", { requests: one.lines.length, left: Math.max(0, one.left) })}
                </span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {day && <DayAnswers allocation={allocation} day={day} />}
      {state === "DRAFT" && <CloseForms allocation={allocation} />}
    </div>
  );
}
