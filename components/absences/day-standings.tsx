import { useLocale, useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { Declaration, DeclaredDayView } from "@/lib/absences/queries";
import type { Locale } from "@/lib/actor";
import { sayDay } from "@/lib/text/dates";
import { DAY, MARKS, whyOf } from "./absence-words";

/** How the days of a declaration count: those that count alike told together, a line a day. */
export function DayStandings({ declaration }: { declaration: Pick<Declaration, "days" | "proofDueOn"> }) {
  const t = useTranslations("absences");
  const locale = useLocale() as Locale;
  const list = new Intl.ListFormat(locale);
  const alike = Map.groupBy(declaration.days, ({ status, why, decidedReason }) =>
    [status, why, decidedReason].join(" "),
  );
  const slotsOf = (days: DeclaredDayView[]) =>
    list.format(days.map(({ activity, slot }) => t("list.slot", { activity, slot })));
  return (
    <ul className="grid gap-3">
      {[...alike.values()].map((days) => {
        const [first] = days as [DeclaredDayView];
        return (
          <li key={first.id} className="grid grid-cols-[auto_1fr] items-start gap-3">
            <StateMark state={MARKS[first.status]} />
            <div>
              <p className="font-semibold first-letter:uppercase">{whyOf(t, first, declaration, locale)}</p>
              <ul>
                {[...Map.groupBy(days, ({ date }) => date)].map(([date, ofDay]) => (
                  <li key={date} className="first-letter:uppercase">
                    {t("list.day", { date: sayDay(date, locale, DAY), slots: slotsOf(ofDay) })}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
