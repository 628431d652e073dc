import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { weekOf } from "@/lib/calendar/rules";
import type { CalendarChild, CalendarMonth } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { Cell } from "./cell";
import { cellDetail } from "./cell-words";

type Props = { child: CalendarChild; month: CalendarMonth };

/** One child's month: days to come by week, days gone by folded away. */
export function ChildMonth({ child, month }: Props) {
  const t = useTranslations("reservations");
  const past = child.days.filter((day) => day.date < month.today);
  const coming = child.days.filter((day) => day.date >= month.today);
  const weeks = [...Map.groupBy(coming, (day) => weekOf(day.date).week)];
  return (
    <Card title={`${child.firstName} ${child.lastName}`}>
      {child.days.length === 0 && <p className="text-muted">{t("noDay")}</p>}
      {past.length > 0 && (
        <Disclosure summary={t("pastDays", { count: past.length })} open={coming.length === 0}>
          <Days child={child} days={past} month={month} />
        </Disclosure>
      )}
      {weeks.map(([week, days]) => (
        // biome-ignore lint/a11y/useSemanticElements: the weeks of every child are no landmarks, nor sets of fields
        <div key={week} role="group" aria-label={t("week", { week })} className="mt-4">
          <p aria-hidden className="text-sm font-semibold text-muted">
            {t("week", { week })}
          </p>
          <Days child={child} days={days} month={month} />
        </div>
      ))}
    </Card>
  );
}

function Days({ child, days, month }: Props & { days: CalendarChild["days"] }) {
  const t = useTranslations("reservations");
  const locale = useLocale();
  const slots = new Map(child.slots.map((slot) => [slot.id, slot]));
  return (
    <ul>
      {days.map(({ date, cells }) => (
        <li key={date} className="border-t border-line py-3 first:border-t-0">
          <p className="mb-2 font-semibold first-letter:uppercase">
            {sayDay(date, locale, { weekday: "long", day: "numeric", month: "long" })}
          </p>
          <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2">
            {cells.map((cell) => {
              const slot = slots.get(cell.slotId);
              const words = { activity: slot?.activity ?? "", slot: slot?.name ?? "" };
              return (
                <li key={cell.slotId}>
                  <Cell
                    cell={cell}
                    id={`c-${child.id}-${cell.slotId}-${date}`}
                    label={t("cellLabel", words)}
                    name={t("cellName", {
                      ...words,
                      child: `${child.firstName} ${child.lastName}`,
                      date: sayDay(date, locale),
                      state: t(`state.${cell.state}`),
                    })}
                    detail={cellDetail(cell, t, month.timeZone, locale)}
                  />
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
