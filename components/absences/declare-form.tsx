import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { declareAbsences } from "@/lib/absences/actions";
import type { DeclarableDays } from "@/lib/absences/queries";
import { addDays, mondayOf } from "@/lib/calendar/rules";
import { sayDay } from "@/lib/text/dates";
import { DayChoices, DayList, WholeWeek } from "./day-choices";
import { ReasonField } from "./reason-field";

/** Days, reason, a word: today and tomorrow first, then week by week; past days folded away. */
export function DeclareForm({ choice }: { choice: DeclarableDays }) {
  const t = useTranslations("absences.form");
  const locale = useLocale();
  const { days, today } = choice;
  if (days.length === 0) {
    return (
      <EmptyState icon="calendar" title={t("none")}>
        {t("noneText")}
      </EmptyState>
    );
  }
  const tomorrow = addDays(today, 1);
  const ahead = days.filter(({ date }) => date >= today);
  const past = days.filter(({ date }) => date < today).toReversed();
  const weeks = [...Map.groupBy(ahead, ({ date }) => mondayOf(date))];
  const say = (date: string) => sayDay(date, locale, { weekday: "long", day: "numeric", month: "long" });
  return (
    <ActionForm id="absence" action={declareAbsences} labels={{ summary: t("summary") }}>
      <Fieldset name="jour" legend={t("days")} hint={t("daysHint")}>
        {(["today", "tomorrow"] as const).map((which) => {
          const date = which === "today" ? today : tomorrow;
          const list = ahead.filter((day) => day.date === date);
          if (list.length === 0) return null;
          return (
            <section key={which} aria-label={t(which, { date: say(date) })}>
              <p className="font-semibold">{t(which, { date: say(date) })}</p>
              <DayChoices days={list} facts={choice} />
            </section>
          );
        })}
        {weeks.map(([monday, list]) => {
          const whole = <WholeWeek days={list} facts={choice} monday={monday} />;
          const later = <DayList days={list.filter((day) => day.date > tomorrow)} facts={choice} />;
          const date = sayDay(monday, locale, { day: "numeric", month: "long" });
          if (monday !== mondayOf(today)) {
            return (
              <Disclosure key={monday} summary={t("week", { date })}>
                {whole}
                {later}
              </Disclosure>
            );
          }
          return (
            <section key={monday} aria-label={t("thisWeek")}>
              <p className="font-semibold">{t("thisWeek")}</p>
              {whole}
              {list.some((day) => day.date > tomorrow) && (
                <div className="mt-2">
                  <Disclosure summary={t("otherDays")}>{later}</Disclosure>
                </div>
              )}
            </section>
          );
        })}
        {past.length > 0 && (
          <Disclosure summary={t("past")}>
            <p className="mb-2 text-sm text-muted">{t("pastHint")}</p>
            <DayList days={past} facts={choice} />
          </Disclosure>
        )}
      </Fieldset>
      <ReasonField activities={choice.activities} />
      <TextareaField
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        optionalMark={t("optional")}
        rows={2}
        maxLength={500}
      />
      <SubmitButton pending={t("sending")} wide>
        {t("send")}
      </SubmitButton>
    </ActionForm>
  );
}
