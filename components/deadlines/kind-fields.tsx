import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { FieldValues } from "./field-values";

type Props = {
  fields: FieldValues;
  /** They tell a first moment, not a last one. */
  opens?: boolean;
};

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A time of the day; for a first moment that is not set, the start of the day. */
function Time({ fields, name, opens }: Props & { name: string }) {
  const t = useTranslations("deadlines.form");
  const isSet = `${fields.name}.${name}` in fields.values;
  return (
    <TextField
      name={`${fields.name}.${name}`}
      type="time"
      width="short"
      label={t(opens ? "opensAt" : "at")}
      hint={t(opens ? "opensAtHint" : "atHint")}
      defaultValue={opens && !isSet ? "00:00" : fields.of(name)}
    />
  );
}

export function WeekdayFields({ fields, opens }: Props) {
  const t = useTranslations("deadlines");
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3 group-has-[select[name$=genre]_option:not([value=weekday]):checked]/limit:hidden">
      <SelectField
        name={`${fields.name}.jour`}
        label={t(opens ? "form.opensWeekday" : "form.weekday")}
        defaultValue={fields.of("jour")}
        options={numbers(1, 7).map((day) => ({ value: String(day), label: t(`weekday.${day as 1}`) }))}
      />
      <SelectField
        name={`${fields.name}.semaine`}
        label={t("form.weeks")}
        defaultValue={fields.of("semaine")}
        options={numbers(0, 8).map((weeks) => ({
          value: String(weeks),
          label: t("form.weeksOf", { weeks }),
        }))}
      />
      <Time fields={fields} name="jour-heure" opens={opens} />
    </div>
  );
}

export function DaysBeforeFields({ fields, opens }: Props) {
  const t = useTranslations("deadlines.form");
  const countings = ["calendar", "ouvres", "ouvrables", "open"] as const;
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3 group-has-[select[name$=genre]_option:not([value=days-before]):checked]/limit:hidden">
      <TextField
        name={`${fields.name}.jours`}
        inputMode="numeric"
        maxLength={3}
        width="short"
        label={t("days")}
        hint={t("daysHint")}
        defaultValue={fields.of("jours")}
      />
      <SelectField
        name={`${fields.name}.decompte`}
        label={t("dayCounting")}
        defaultValue={fields.of("decompte")}
        options={countings.map((value) => ({ value, label: t(`dayCountingOf.${value}`) }))}
      />
      <Time fields={fields} name="jours-heure" opens={opens} />
    </div>
  );
}

export function MonthDayFields({ fields, opens }: Props) {
  const t = useTranslations("deadlines.form");
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3 group-has-[select[name$=genre]_option:not([value=month-day]):checked]/limit:hidden">
      <TextField
        name={`${fields.name}.quantieme`}
        inputMode="numeric"
        maxLength={2}
        width="short"
        label={t("monthDay")}
        hint={t("monthDayHint")}
        defaultValue={fields.of("quantieme")}
      />
      <SelectField
        name={`${fields.name}.mois`}
        label={t("months")}
        defaultValue={fields.of("mois")}
        options={numbers(0, 12).map((months) => ({
          value: String(months),
          label: t("monthsOf", { months }),
        }))}
      />
      <Time fields={fields} name="mois-heure" opens={opens} />
    </div>
  );
}

export function HoursFields({ fields }: Props) {
  const t = useTranslations("deadlines.form");
  const field = (key: string) => ({ name: `${fields.name}.${key}`, defaultValue: fields.of(key) });
  return (
    <div className="stack group-has-[select[name$=genre]_option:not([value=hours-before]):checked]/limit:hidden">
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextField {...field("heures")} inputMode="numeric" maxLength={4} width="short" label={t("hours")} />
        <SelectField
          {...field("compte")}
          label={t("counting")}
          options={(["clock", "working"] as const).map((value) => ({
            value,
            label: t(`countingOf.${value}`),
          }))}
        />
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-3 group-has-[select[name$=compte]_option:not([value=working]):checked]/limit:hidden">
        <SelectField
          {...field("ouvres")}
          label={t("workingDays")}
          options={(["ouvres", "ouvrables"] as const).map((value) => ({
            value,
            label: t(`workingDaysOf.${value}`),
          }))}
        />
        <TextField {...field("de")} type="time" width="short" label={t("from")} />
        <TextField {...field("a")} type="time" width="short" label={t("to")} hint={t("toHint")} />
      </div>
    </div>
  );
}
