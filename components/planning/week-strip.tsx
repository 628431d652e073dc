import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { addDays, weekOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { PlannedDate } from "@/lib/planning/queries";
import { planningPath } from "@/lib/planning/schema";
import { sayDay } from "@/lib/text/dates";

type Props = { structureId: string; date: PlainDate; today: PlainDate; week: PlannedDate[] };

const STEP = "link inline-flex min-h-target items-center gap-1";

/** The week around the day shown, and the ways to the days before and after. */
export function WeekStrip({ structureId, date, today, week }: Props) {
  const t = useTranslations("planning");
  const locale = useLocale();
  const path = (jour: PlainDate) => planningPath({ structure: structureId, jour });
  return (
    <nav aria-label={t("week", { week: weekOf(date).week })}>
      <div className="mb-2 flex flex-wrap items-center gap-x-5">
        <Link href={path(addDays(date, -1))} className={STEP}>
          <Icon name="chevronLeft" />
          {t("previousDay")}
        </Link>
        {date !== today && (
          <Link href={path(today)} className={STEP}>
            {t("today")}
          </Link>
        )}
        <Link href={path(addDays(date, 1))} className={STEP}>
          {t("nextDay")}
          <Icon name="chevronRight" />
        </Link>
        <span className="ms-auto text-muted max-sm:hidden">{t("week", { week: weekOf(date).week })}</span>
      </div>
      <ul className="grid gap-2 max-sm:-mx-1 max-sm:grid-flow-col max-sm:auto-cols-[minmax(6.25rem,1fr)] max-sm:overflow-x-auto max-sm:p-1 sm:grid-cols-7">
        {week.map((day) => (
          <li key={day.date}>
            <Link
              href={path(day.date)}
              aria-current={day.date === date ? "page" : undefined}
              className="flex h-full flex-col rounded-lg border border-line bg-surface px-2.5 py-2 text-sm hover:border-accent aria-[current]:border-2 aria-[current]:border-accent aria-[current]:bg-accent-soft"
            >
              <span className="font-bold">
                {sayDay(day.date, locale, { weekday: "short", day: "numeric", month: "short" })}
              </span>
              <span className={day.open ? undefined : "text-muted"}>
                {t("weekDay", { open: day.open ? "yes" : "no", children: day.children })}
              </span>
              {day.requests > 0 && (
                <span className="text-warning-ink">{t("weekRequests", { count: day.requests })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
