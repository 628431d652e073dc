import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Button } from "@/components/ui/button";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { WeekChoices } from "@/lib/weeks/queries";
import { type PeriodChoice, weekdaysOf } from "@/lib/weeks/rules";
import { RHYTHMS, type Week } from "@/lib/weeks/schema";
import { Chip, Chips } from "./chips";
import { sayPeriod } from "./say-period";
import { SlotChips } from "./slot-chips";

/** What stands in the address, as it was typed. */
export type RepeatAnswers = {
  semaine: string;
  enfant: string[];
  creneau: string[];
  jour: string[];
  periode: string;
  du: string;
  au: string;
  rythme: string;
};

type Props = {
  choices: WeekChoices;
  weeks: Week[];
  periods: PeriodChoice[];
  answers: RepeatAnswers;
  errors: Partial<Record<string, string>>;
};

/** What to repeat, for whom, when: a form that only reads, so that its answer has an address. */
export function RepeatForm({ choices, weeks, periods, answers, errors }: Props) {
  const t = useTranslations("weeks.repeat");
  const tDay = useTranslations("weeks.day");
  const locale = useLocale();
  const { children, today } = choices;
  const spanOf = ({ firstDay, lastDay }: PeriodChoice) => `${firstDay}_${lastDay}`;
  const rhythms = RHYTHMS.filter((rhythm) => rhythm !== "garde" || children.some(({ shared }) => shared));
  return (
    <form action="/reservations/repeter#recapitulatif" className="group/repeat grid gap-6">
      <input type="hidden" name="voir" value="1" />
      {weeks.length > 0 && (
        <Chips name="semaine" legend={t("week")} error={errors.semaine}>
          <div className="flex flex-wrap gap-2">
            <Chip type="radio" name="semaine" value="" id="semaine" checked={answers.semaine === ""}>
              {t("weekNone")}
            </Chip>
            {weeks.map(({ id, name }) => (
              <Chip key={id} type="radio" name="semaine" value={id} checked={answers.semaine === id}>
                {name}
              </Chip>
            ))}
          </div>
        </Chips>
      )}
      <div
        className={
          weeks.length > 0
            ? "grid gap-6 group-has-[[name=semaine]:not([value='']):checked]/repeat:hidden"
            : "grid gap-6"
        }
      >
        <Chips name="enfant" legend={t("children")} error={errors.enfant}>
          <div className="flex flex-wrap gap-2">
            {children.map(({ id, firstName }, index) => (
              <Chip
                key={id}
                name="enfant"
                value={id}
                id={index === 0 ? "enfant" : undefined}
                checked={answers.enfant.includes(id)}
              >
                {firstName}
              </Chip>
            ))}
          </div>
        </Chips>
        <Chips name="jour" legend={t("days")} error={errors.jour}>
          <div className="flex flex-wrap gap-2">
            {weekdaysOf(children).map((day, index) => (
              <Chip
                key={day}
                name="jour"
                value={String(day)}
                id={index === 0 ? "jour" : undefined}
                checked={answers.jour.includes(String(day))}
              >
                {tDay(`${day as 1}`)}
              </Chip>
            ))}
          </div>
        </Chips>
        <SlotChips items={children} ticked={answers.creneau} error={errors.creneau} />
      </div>
      <Chips name="periode" legend={t("period")} error={errors.periode}>
        <div className="grid gap-2">
          {periods.map((period, index) => (
            <Chip
              key={period.firstDay}
              type="radio"
              name="periode"
              value={spanOf(period)}
              id={index === 0 ? "periode" : undefined}
              checked={answers.periode === spanOf(period)}
            >
              {sayPeriod(t, locale, period, today)}
            </Chip>
          ))}
          <Chip type="radio" name="periode" value="dates" checked={answers.periode === "dates"}>
            {t("dates")}
          </Chip>
        </div>
        <div className="mt-3 hidden flex-wrap gap-4 group-has-[[value=dates]:checked]/repeat:flex">
          <DateField name="du" label={t("from")} defaultValue={answers.du} min={today} error={errors.du} />
          <DateField name="au" label={t("to")} defaultValue={answers.au} min={today} error={errors.au} />
        </div>
      </Chips>
      <Chips
        name="rythme"
        legend={t("rhythm")}
        error={errors.rythme}
        hint={rhythms.includes("garde") ? t("custodyHint") : undefined}
      >
        <div className="flex flex-wrap gap-2">
          {rhythms.map((rhythm, index) => (
            <Chip
              key={rhythm}
              type="radio"
              name="rythme"
              value={rhythm}
              id={index === 0 ? "rythme" : undefined}
              checked={answers.rythme === rhythm}
            >
              {t(`rhythms.${rhythm}`)}
            </Chip>
          ))}
        </div>
      </Chips>
      <StickyBar label={t("bar")}>
        <Button type="submit" wide className="sm:w-auto">
          {t("submit")}
        </Button>
      </StickyBar>
    </form>
  );
}
