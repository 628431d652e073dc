import { useLocale, useTranslations } from "next-intl";
import type { DeclarableDay, DeclarableDays } from "@/lib/absences/queries";
import { daysValue } from "@/lib/absences/schema";
import type { PlainDate } from "@/lib/dates";
import { sayDay } from "@/lib/text/dates";
import { DayBox } from "./day-box";

type Facts = Pick<DeclarableDays, "children" | "activities">;
type Props = { days: DeclarableDay[]; facts: Facts };

const DAY = { weekday: "long", day: "numeric", month: "long" } as const;

const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
  list.find((one) => one.id === id)?.name ?? "";

/** The boxes of one day, child by child: the whole day, or a part of it where it has several. */
export function DayChoices({ days, facts }: Props) {
  const t = useTranslations("absences.form");
  const locale = useLocale();
  return [...Map.groupBy(days, ({ childId }) => childId)].map(([childId, list]) => {
    const child = nameIn(facts.children, childId);
    const date = sayDay(list[0]!.date, locale, DAY);
    const partOf = ({ activityId, slot }: DeclarableDay) => ({
      activity: nameIn(facts.activities, activityId),
      slot,
    });
    const whole = list.length === 1 ? t("one", { child, ...partOf(list[0]!) }) : t("wholeDay", { child });
    return (
      <div key={childId}>
        <DayBox
          name="jour"
          value={daysValue(list)}
          label={whole}
          fullLabel={t("ofDay", { what: whole, date })}
        />
        {list.length > 1 && (
          <details className="ms-9">
            <summary className="link inline-flex min-h-target items-center text-sm">{t("only")}</summary>
            <div className="flex flex-wrap gap-x-5">
              {list.map((day) => (
                <DayBox
                  key={day.reservationId}
                  name="jour"
                  value={daysValue([day])}
                  label={t("part", partOf(day))}
                  fullLabel={t("partOf", { child, date, ...partOf(day) })}
                />
              ))}
            </div>
          </details>
        )}
      </div>
    );
  });
}

/** Days one under the other, each with its name. */
export function DayList({ days, facts }: Props) {
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-3">
      {[...Map.groupBy(days, ({ date }) => date)].map(([date, list]) => (
        <section key={date} aria-label={sayDay(date, locale, DAY)}>
          <p className="font-semibold first-letter:uppercase">{sayDay(date, locale, DAY)}</p>
          <DayChoices days={list} facts={facts} />
        </section>
      ))}
    </div>
  );
}

/** "Toute la semaine" for each child who has several days of it. */
export function WholeWeek({ days, facts, monday }: Props & { monday: PlainDate }) {
  const t = useTranslations("absences.form");
  const locale = useLocale();
  return [...Map.groupBy(days, ({ childId }) => childId)].map(([childId, list]) => {
    const count = new Set(list.map(({ date }) => date)).size;
    if (count < 2) return null;
    const label = t("wholeWeek", { child: nameIn(facts.children, childId), count });
    const week = t("week", { date: sayDay(monday, locale, { day: "numeric", month: "long" }) });
    return (
      <DayBox
        key={childId}
        name="jour"
        value={daysValue(list)}
        label={label}
        fullLabel={t("ofDay", { what: label, date: week })}
      />
    );
  });
}
