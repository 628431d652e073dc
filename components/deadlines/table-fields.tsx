import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { FieldValues } from "./field-values";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WEEKS = Array.from({ length: 9 }, (_, weeks) => weeks);

/** For each weekday of the slot, its own deadline; a day without one cannot be booked. */
export function TableFields({ fields }: { fields: FieldValues }) {
  const t = useTranslations("deadlines");
  return (
    <div className="stack group-has-[select[name$=genre]_option:not([value=weekday-table]):checked]/limit:hidden">
      {WEEKDAYS.map((day) => {
        const field = (key: string) => ({
          name: `${fields.name}.t${day}-${key}`,
          defaultValue: fields.of(`t${day}-${key}`),
        });
        return (
          <Fieldset key={day} legend={t("form.tableFor", { day: t(`weekday.${day}`) })}>
            <div className="grid items-end gap-4 sm:grid-cols-3">
              <SelectField
                {...field("jour")}
                label={t("form.weekday")}
                placeholder={t("form.tableNone")}
                options={WEEKDAYS.map((value) => ({
                  value: String(value),
                  label: t(`weekday.${value}`),
                }))}
              />
              <SelectField
                {...field("semaine")}
                label={t("form.weeks")}
                options={WEEKS.map((weeks) => ({
                  value: String(weeks),
                  label: t("form.weeksOf", { weeks }),
                }))}
              />
              <TextField {...field("heure")} type="time" width="short" label={t("form.at")} />
            </div>
          </Fieldset>
        );
      })}
    </div>
  );
}
