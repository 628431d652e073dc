import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { mondayOf, weekOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { sayDay, sayTime } from "@/lib/text/dates";

/** A home as the calendar tells it from the other: "a" is plain, "b" hatched. */
export type Side = "a" | "b" | null;

export type CalendarDay = {
  date: PlainDate;
  morning: Side;
  evening: Side;
  changeAt: string | null;
  why: "free-day" | "holidays" | "weeks" | "unknown";
  holiday: string | null;
};

type Names = { short: string; long: string };

type Props = {
  /** What the table shows, in words. */
  label: string;
  today: PlainDate;
  days: CalendarDay[];
  names: { a: Names; b: Names };
};

const LOOKS = {
  a: "bg-accent-soft text-text border-accent",
  b: "hatched bg-state-other-home text-state-other-home-ink border-state-other-home-line",
  none: "bg-surface text-muted border-line",
};

/** A month of custody, week by week: who has the child each day, and at what time it changes homes. */
export function CustodyCalendar({ label, today, days, names }: Props) {
  const t = useTranslations("custody");
  const locale = useLocale();
  const weeks = [...Map.groupBy(days, ({ date }) => mondayOf(date))];
  const weekdays = Array.from({ length: 7 }, (_, index) =>
    sayDay(`2026-11-${23 + index}`, locale, { weekday: "long" }),
  );
  return (
    <table
      aria-label={label}
      className="w-full table-fixed border-separate border-spacing-0.5 sm:border-spacing-1"
    >
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" className="pb-1 text-center font-semibold text-muted text-sm">
              <span aria-hidden>{weekday.slice(0, 3)}</span>
              <span className="sr-only">{weekday}</span>
            </th>
          ))}
        </tr>
      </thead>
      {weeks.map(([monday, list]) => {
        const { week, parity } = weekOf(monday);
        const before = (new Date(`${list[0]!.date}T00:00:00Z`).getUTCDay() + 6) % 7;
        return (
          <tbody key={monday}>
            <tr>
              <th colSpan={7} scope="rowgroup" className="pt-2 text-start font-normal text-muted text-sm">
                {t(`month.parity.${parity}`, { week })}
              </th>
            </tr>
            <tr>
              {before > 0 && <td colSpan={before} />}
              {list.map((day) => (
                <Day key={day.date} day={day} isToday={day.date === today} names={names} />
              ))}
              {before + list.length < 7 && <td colSpan={7 - before - list.length} />}
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}

function Day({ day, isToday, names }: { day: CalendarDay; isToday: boolean; names: Props["names"] }) {
  const t = useTranslations("custody");
  const locale = useLocale();
  const { date, morning, evening, changeAt, why, holiday } = day;
  const nameOf = (side: Side, length: keyof Names) =>
    side ? names[side][length] : t(`unknownDay.${length}`);
  const who = changeAt
    ? t("change", {
        from: nameOf(morning, "long"),
        to: nameOf(evening, "long"),
        time: sayTime(changeAt, locale),
      })
    : nameOf(evening, "long");
  const notes = [why === "free-day" ? t("why.free-day") : null, holiday].filter((note) => note !== null);
  return (
    <td
      aria-current={isToday ? "date" : undefined}
      className={classNames(
        "rounded-md border px-0 py-1 align-top text-center text-xs sm:p-2 sm:text-sm",
        LOOKS[evening ?? "none"],
        isToday && "outline-2 outline-accent",
      )}
    >
      <span className="sr-only">
        {t("dayLine", { day: sayDay(date, locale), what: [who, ...notes].join(", ") })}
      </span>
      <span aria-hidden className="block">
        <span className="block font-bold text-base">{Number(date.slice(8))}</span>
        {changeAt && (
          <>
            <span className="block">{nameOf(morning, "short")}</span>
            <span className="block whitespace-nowrap">{changeAt}</span>
          </>
        )}
        <span className="block font-semibold">{nameOf(evening, "short")}</span>
        {notes.map((note) => (
          <span key={note} className="hidden text-xs sm:block">
            {note}
          </span>
        ))}
        {why === "free-day" && <span className="block sm:hidden">*</span>}
      </span>
    </td>
  );
}
