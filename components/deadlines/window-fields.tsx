import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import { type FieldValues, fieldValues, linesIn } from "./field-values";
import { Part } from "./part";

const SPARE = 3;
const PRIORITIES = ["residents", "siblings", "working-parents"] as const;

/** The booking periods: those that are set, then empty ones to fill in. */
export function WindowFields({ fields }: { fields: FieldValues }) {
  const t = useTranslations("deadlines.form");
  const list = `${fields.name}.periodes`;
  const set = Math.max(linesIn(fields.values, list), 1);
  const period = (_: unknown, index: number) => (
    <Period key={index} number={index + 1} fields={fieldValues(fields.values, `${list}.${index}`)} />
  );
  const marks = Array.from({ length: SPARE }, (_, index) =>
    ["du", "au", "ouvre", "ferme"].map((key) => `${list}.${set + index}.${key}`),
  ).flat();
  const all = Array.from({ length: set + SPARE }, period);
  return (
    <div className="stack group-has-[select[name$=genre]_option:not([value=window]):checked]/limit:hidden">
      {all.slice(0, set)}
      <Part summary={t("morePeriods")} open={false} marks={marks}>
        {all.slice(set)}
      </Part>
    </div>
  );
}

function Period({ number, fields }: { number: number; fields: FieldValues }) {
  const t = useTranslations("deadlines.form");
  const field = (key: string) => ({ name: `${fields.name}.${key}`, defaultValue: fields.of(key) });
  return (
    <Fieldset legend={t("period", { number })}>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <DateField {...field("du")} label={t("firstDay")} />
        <DateField {...field("au")} label={t("lastDay")} />
        <TextField {...field("ouvre")} type="datetime-local" width="medium" label={t("opens")} />
        <TextField {...field("ferme")} type="datetime-local" width="medium" label={t("closes")} />
      </div>
      <Fieldset legend={<span className="text-base">{t("early")}</span>}>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          {PRIORITIES.map((priority) => (
            <TextField
              key={priority}
              {...field(priority)}
              type="datetime-local"
              width="medium"
              label={t(`priorityOf.${priority}`)}
            />
          ))}
        </div>
      </Fieldset>
    </Fieldset>
  );
}
