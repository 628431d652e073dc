import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { CustodyCalendar, type Side } from "@/components/custody/custody-calendar";
import { CustodyForm } from "@/components/custody/custody-form";
import { CustodyMonths } from "@/components/custody/custody-months";
import { FreeDaysForm } from "@/components/custody/free-days-form";
import { PlanList } from "@/components/custody/plan-list";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { staffCustody } from "@/lib/custody/queries";
import { custodyMonth as monthSchema, type Rank } from "@/lib/custody/schema";
import { displayName } from "@/lib/names";
import { sayMonth } from "@/lib/text/dates";

type Props = PageProps<"/equipe/familles/[id]/garde/[enfant]">;

const custody = cache(async (householdId: string, childId: string, month: string | null) =>
  staffCustody(await requireStaff("FAMILIES"), { householdId, childId, month }),
);

async function asked({ params, searchParams }: Props) {
  const [{ id, enfant }, { mois }] = await Promise.all([params, searchParams]);
  return custody(id, enfant, monthSchema.safeParse(mois).data ?? null);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations("custody"), asked(props)]);
  return { title: found ? t("titleOf", { child: displayName(found) }) : undefined };
}

const side = (rank: Rank | null): Side => (rank === null ? null : rank === 1 ? "a" : "b");

export default async function StaffCustodyPage(props: Props) {
  const { id } = await props.params;
  const found = await asked(props);
  if (!found) notFound();
  const [t, locale] = await Promise.all([getTranslations("custody"), getLocale()]);
  const { childId, month, today, homes, plans, days } = found;
  const nameOf = (rank: Rank) => {
    const names = homes.find((home) => home.rank === rank)?.names;
    return names ? t("staff.home", { names, rank }) : t("staff.homeUnseen", { rank });
  };
  const choices = ([1, 2] as const).map((rank) => ({ value: String(rank), label: nameOf(rank) }));
  const calendarNames = (rank: Rank) => ({ short: t("staff.short", { rank }), long: nameOf(rank) });
  const last = plans.at(-1);
  return (
    <>
      <PageHeader
        title={t("titleOf", { child: displayName(found) })}
        back={{ href: `/equipe/familles/${id}` as Route, label: t("staff.back") }}
      />
      <div className="stack">
        <Card title={t("staff.plans")}>
          <PlanList plans={plans} nameOf={nameOf} />
        </Card>
        <Card>
          <CustodyMonths path={`/equipe/familles/${id}/garde/${childId}`} month={month} today={today} />
          <CustodyCalendar
            label={`${t("title")}, ${sayMonth(month, locale)}`}
            today={today}
            days={days.map((day) => ({ ...day, morning: side(day.morning), evening: side(day.evening) }))}
            names={{ a: calendarNames(1), b: calendarNames(2) }}
          />
          <ul className="mt-3 text-muted">
            {choices.map(({ value, label }) => (
              <li key={value}>
                <span aria-hidden>{t("staff.short", { rank: value })} – </span>
                {label}
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t("staff.new")}>
          <p className="mb-4 max-w-text">{t("staff.newText")}</p>
          <CustodyForm
            householdId={id}
            childId={childId}
            today={today}
            seen={last?.id ?? null}
            pattern={last?.pattern ?? null}
            homes={choices}
          />
        </Card>
        <Card title={t("staff.days")}>
          <p className="mb-4 max-w-text">{t("staff.daysText")}</p>
          <FreeDaysForm householdId={id} childId={childId} today={today} homes={choices} />
        </Card>
      </div>
    </>
  );
}
