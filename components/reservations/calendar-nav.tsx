import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { RangeNav } from "@/components/calendar/range-nav";
import { ButtonLink } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { weekOf } from "@/lib/calendar/rules";
import type { Calendar } from "@/lib/reservations/queries";
import { CALENDAR_VIEWS } from "@/lib/reservations/schema";
import { sayDay, sayMonth } from "@/lib/text/dates";
import { calendarPath } from "./paths";

/** The most used first, and those two stand out. */
const LINKS = [
  ["repeat", "/reservations/repeter", "refresh", "secondary"],
  ["absence", "/reservations/absences", "ban", "secondary"],
  ["weeks", "/reservations/semaines", "calendar", "quiet"],
  ["enrolments", "/reservations/inscriptions", "edit", "quiet"],
  ["feed", "/reservations/agenda", "download", "quiet"],
] as const;

/** Month, week or period; what comes before and after; and the pages around the calendar. */
export function CalendarNav({ calendar: { view, range, today } }: { calendar: Calendar }) {
  const t = useTranslations("reservations");
  const title = useTitle({ view, range });
  const isNow = range.firstDay <= today && today <= range.lastDay;
  return (
    <>
      <nav aria-label={t("more")} className="mb-3">
        <ul className="flex flex-wrap gap-x-1 gap-y-2">
          {LINKS.map(([name, href, icon, variant]) => (
            <li key={name} className={variant === "secondary" ? "max-sm:w-full" : undefined}>
              <ButtonLink href={href as Route} icon={icon} variant={variant} className="px-3! max-sm:w-full">
                {t(`links.${name}`)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </nav>
      <Tabs
        label={t("views")}
        items={CALENDAR_VIEWS.map((one) => ({
          href: calendarPath(one, isNow ? null : range.firstDay),
          label: t(`view.${one}`),
          current: one === view,
        }))}
      />
      <RangeNav
        label={t(`shown.${view}`)}
        title={title}
        previous={{ href: calendarPath(view, range.previous), label: t(`previous.${view}`) }}
        next={{ href: calendarPath(view, range.next), label: t(`next.${view}`) }}
        current={isNow ? null : { href: calendarPath(view, null), label: t("today") }}
      />
    </>
  );
}

function useTitle({ view, range }: Pick<Calendar, "view" | "range">): string {
  const t = useTranslations("reservations");
  const locale = useLocale();
  const { firstDay, lastDay, period } = range;
  if (view === "mois") return sayMonth(firstDay.slice(0, 7), locale);
  if (period?.name) return period.name;
  const isOneYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  const first = sayDay(firstDay, locale, {
    day: "numeric",
    month: firstDay.slice(0, 7) === lastDay.slice(0, 7) ? undefined : "long",
    year: isOneYear ? undefined : "numeric",
  });
  const last = sayDay(lastDay, locale, { day: "numeric", month: "long", year: "numeric" });
  return view === "semaine"
    ? t("weekOf", { week: weekOf(firstDay).week, first, last })
    : t("fromTo", { first, last });
}
