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
      <ul className="grid grid-cols-7 gap-1 sm:gap-2">
        {week.map((day) => (
          <li key={day.date}>
            <Link
              href={path(day.date)}
              aria-current={day.date === date ? "page" : undefined}
              className="flex h-full flex-col rounded-lg border border-line bg-surface px-1 py-2 text-center text-sm hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:ring-1 aria-[current]:ring-accent sm:px-2.5 sm:text-start"
            >
              <span aria-hidden className="font-bold sm:hidden">
                <span className="block">{sayDay(day.date, locale, { weekday: "short" })}</span>
                {sayDay(day.date, locale, { day: "numeric" })}
              </span>
              <span className="font-bold max-sm:sr-only">
                {sayDay(day.date, locale, { weekday: "short", day: "numeric", month: "short" })}
              </span>
              <span aria-hidden className={day.open ? "sm:hidden" : "text-muted sm:hidden"}>
                {day.open ? day.children : "–"}
              </span>
              <span className={day.open ? "max-sm:sr-only" : "text-muted max-sm:sr-only"}>
                {t("weekDay", { open: day.open ? "yes" : "no", children: day.children })}
              </span>
              {day.requests > 0 && (
                <>
                  <span aria-hidden className="font-bold text-warning-ink sm:hidden">
                    {`+${day.requests}`}
                  </span>
                  <span className="text-warning-ink max-sm:sr-only">
                    {t("weekRequests", { count: day.requests })}
                  </span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
