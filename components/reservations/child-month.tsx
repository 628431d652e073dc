import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { holidayOn, weekdayOf, weekOf } from "@/lib/calendar/rules";
import type { CalendarChild, CalendarMonth } from "@/lib/reservations/queries";
import type { cellDetails } from "./cell-words";
import { type CellWords, type ChildView, childView, dayView } from "./day-view";
import { WeekDays } from "./week-days";

type Props = {
  child: CalendarChild;
  month: CalendarMonth;
  words: CellWords;
  detailOf: ReturnType<typeof cellDetails>;
};

/** From so many weekdays on, a wide screen shows a week in columns; below, its days stay rows. */
const FEWEST_COLUMNS = 4;
const WEEK = {
  4: "week-columns lg:grid-cols-4",
  5: "week-columns lg:grid-cols-5",
  6: "week-columns lg:grid-cols-6",
  7: "week-columns lg:grid-cols-7",
} as const;
const START = [
  "lg:col-start-1",
  "lg:col-start-2",
  "lg:col-start-3",
  "lg:col-start-4",
  "lg:col-start-5",
  "lg:col-start-6",
  "lg:col-start-7",
];

/** One child's month: days to come by week, days gone by folded away unless there are no others. Its name stays in view. */
export function ChildMonth({ child, month, words, detailOf }: Props) {
  const t = useTranslations("reservations");
  const view = childView(child, t);
  const past = child.days.filter((day) => day.date < month.today);
  const coming = child.days.filter((day) => day.date >= month.today);
  const id = `enfant-${child.id}`;
  return (
    <section
      aria-labelledby={`${id}-nom`}
      id={id}
      className="rounded-xl border border-line bg-surface shadow-card"
    >
      <h2
        id={`${id}-nom`}
        data-sticky-top
        className="sticky top-0 z-5 rounded-t-xl border-b border-line bg-surface px-3 py-2.5 sm:px-5"
      >
        {child.firstName} {child.lastName}
      </h2>
      <div className="px-3 pt-1 pb-3 sm:px-5">
        {child.days.length === 0 && <p className="py-3 text-muted">{t("noDay")}</p>}
        {past.length > 0 && coming.length > 0 && (
          <div className="pt-3">
            <Disclosure summary={t("pastDays", { count: past.length })}>
              <Weeks child={child} view={view} days={past} month={month} words={words} detailOf={detailOf} />
            </Disclosure>
          </div>
        )}
        <Weeks
          child={child}
          view={view}
          days={coming.length > 0 ? coming : past}
          month={month}
          words={words}
          detailOf={detailOf}
        />
      </div>
    </section>
  );
}

function Weeks({
  child,
  view,
  days,
  month,
  words,
  detailOf,
}: Props & { view: ChildView; days: CalendarChild["days"] }) {
  const t = useTranslations("reservations");
  const locale = useLocale();
  const weekdays = [...new Set(child.days.map(({ date }) => weekdayOf(date)))].sort();
  const inColumns = weekdays.length >= FEWEST_COLUMNS;
  return [...Map.groupBy(days, ({ date }) => weekOf(date).week)].map(([week, list]) => {
    const holidays = new Set(list.map(({ date }) => holidayOn(date, month.schoolHolidays)?.name));
    const notes = [...holidays].filter((name) => name !== undefined);
    return (
      <div key={week} className="border-line not-last:border-b pt-3 pb-2">
        <h3 className="text-sm text-muted">{[t("week", { week }), ...notes].join(" · ")}</h3>
        <WeekDays
          child={view}
          words={words}
          className={inColumns ? WEEK[weekdays.length as keyof typeof WEEK] : undefined}
          days={list.map((day) => ({
            ...dayView(day, child, view, month.today, detailOf, locale),
            column: inColumns ? START[weekdays.indexOf(weekdayOf(day.date))] : undefined,
          }))}
        />
      </div>
    );
  });
}
