import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { CustodyCalendar, type Side } from "@/components/custody/custody-calendar";
import { CustodyMonths } from "@/components/custody/custody-months";
import { CustodyRule } from "@/components/custody/custody-rule";
import { DayForms } from "@/components/custody/day-forms";
import { FormMessage } from "@/components/forms/form-message";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { custodyMonth } from "@/lib/custody/queries";
import { custodyMonth as monthSchema } from "@/lib/custody/schema";
import { parsePlainDate } from "@/lib/dates";
import { displayName } from "@/lib/names";
import { sayDay, sayMonth } from "@/lib/text/dates";

type Props = PageProps<"/famille/enfants/[id]/garde">;

const custody = cache(async (id: string, month: string | null) =>
  custodyMonth(await requireParent(), id, month),
);

async function asked({ params, searchParams }: Props) {
  const [{ id }, { mois }] = await Promise.all([params, searchParams]);
  return custody(id, monthSchema.safeParse(mois).data ?? null);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations("custody"), asked(props)]);
  return { title: found ? t("titleOf", { child: displayName(found) }) : undefined };
}

const SIDES = { own: "a", other: "b" } as const;

export default async function CustodyPage(props: Props) {
  const found = await asked(props);
  if (!found) notFound();
  const [t, locale, query] = await Promise.all([getTranslations("custody"), getLocale(), props.searchParams]);
  const given = parsePlainDate(String(query.donne ?? ""));
  const taken = parsePlainDate(String(query.repris ?? ""));
  const { childId, firstName, month, today, pattern, rank, days } = found;
  const side = (who: "own" | "other" | null): Side => (who ? SIDES[who] : null);
  return (
    <>
      <PageHeader
        title={t("titleOf", { child: displayName(found) })}
        intro={t("intro", { child: firstName })}
        back={{ href: "/famille", label: t("back") }}
      />
      <div className="stack">
        {given && (
          <FormMessage tone="success">{t("saved.given", { day: sayDay(given, locale) })}</FormMessage>
        )}
        {taken && (
          <FormMessage tone="success">{t("saved.taken", { day: sayDay(taken, locale) })}</FormMessage>
        )}
        <CustodyRule pattern={pattern} rank={rank} />
        <Card>
          <CustodyMonths path={`/famille/enfants/${childId}/garde`} month={month} today={today} />
          <CustodyCalendar
            label={`${t("title")}, ${sayMonth(month, locale)}`}
            today={today}
            days={days.map((day) => ({ ...day, morning: side(day.morning), evening: side(day.evening) }))}
            names={{
              a: { short: t("short.own"), long: t("own") },
              b: { short: t("short.other"), long: t("other") },
            }}
          />
          {days.some(({ why }) => why === "free-day") && (
            <p className="mt-2 text-muted text-sm sm:hidden">{t("freeDayMark")}</p>
          )}
        </Card>
        <DayForms key={month} childId={childId} days={days} />
      </div>
    </>
  );
}
