import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { holidayOn, weekdayOf, weekOf } from "@/lib/calendar/rules";
import type { CalendarChild, CalendarMonth } from "@/lib/reservations/queries";
import { ChildDay } from "./child-day";

type Props = { child: CalendarChild; month: CalendarMonth };

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

/** One child's month: days to come by week, days gone by folded away. Its name stays in view. */
export function ChildMonth({ child, month }: Props) {
  const t = useTranslations("reservations");
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
        {past.length > 0 && (
          <div className="pt-3">
            <Disclosure summary={t("pastDays", { count: past.length })} open={coming.length === 0}>
              <Weeks child={child} days={past} month={month} />
            </Disclosure>
          </div>
        )}
        <Weeks child={child} days={coming} month={month} />
      </div>
    </section>
  );
}

function Weeks({ child, days, month }: Props & { days: CalendarChild["days"] }) {
  const t = useTranslations("reservations");
  const weekdays = [...new Set(child.days.map(({ date }) => weekdayOf(date)))].sort();
  const inColumns = weekdays.length >= FEWEST_COLUMNS;
  return [...Map.groupBy(days, ({ date }) => weekOf(date).week)].map(([week, list]) => {
    const holidays = new Set(list.map(({ date }) => holidayOn(date, month.schoolHolidays)?.name));
    const notes = [...holidays].filter((name) => name !== undefined);
    return (
      <div key={week} className="border-line not-last:border-b pt-3 pb-2">
        <h3 className="text-sm text-muted">{[t("week", { week }), ...notes].join(" · ")}</h3>
        <ul className={inColumns ? WEEK[weekdays.length as keyof typeof WEEK] : undefined}>
          {list.map((day) => (
            <li
              key={day.date}
              className={inColumns ? START[weekdays.indexOf(weekdayOf(day.date))] : undefined}
            >
              <ChildDay child={child} day={day} month={month} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
