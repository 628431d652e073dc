import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import type { FieldValues } from "./field-values";
import { DaysBeforeFields, HoursFields, MonthDayFields, WeekdayFields } from "./kind-fields";
import { TableFields } from "./table-fields";
import { WindowFields } from "./window-fields";

const RELATIVE = [
  "weekday",
  "days-before",
  "hours-before",
  "weekday-table",
  "month-day",
  "none",
  "never",
] as const;

type Props = {
  fields: FieldValues;
  label: string;
  /** The kind of a limit that is not set yet. */
  usual: (typeof RELATIVE)[number];
  /** Whether a booking window may be chosen too. */
  window?: boolean;
};

/** One limit: its kind, then the fields of that kind alone, where the browser's style sheets can tell. */
export function LimitFields({ fields, label, usual, window = false }: Props) {
  const t = useTranslations("deadlines.form");
  const kinds = window ? [...RELATIVE, "window" as const] : RELATIVE;
  return (
    <div className="stack group/limit">
      <SelectField
        name={`${fields.name}.genre`}
        label={label}
        defaultValue={fields.of("genre") || usual}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <WeekdayFields fields={fields} />
      <DaysBeforeFields fields={fields} />
      <HoursFields fields={fields} />
      <TableFields fields={fields} />
      <MonthDayFields fields={fields} />
      {window && <WindowFields fields={fields} />}
    </div>
  );
}

/** The first moment to ask, where there is one. */
export function OpeningFields({ fields }: { fields: FieldValues }) {
  const t = useTranslations("deadlines.form");
  const kinds = ["days-before", "weekday", "month-day"] as const;
  return (
    <div className="stack group/limit">
      <SelectField
        name={`${fields.name}.genre`}
        label={t("opening")}
        defaultValue={fields.of("genre")}
        placeholder={t("openingNone")}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <WeekdayFields fields={fields} opens />
      <DaysBeforeFields fields={fields} opens />
      <MonthDayFields fields={fields} opens />
    </div>
  );
}
