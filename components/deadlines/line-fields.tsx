import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { FormValues } from "@/lib/form-data";
import { type FieldValues, fieldValues } from "./field-values";
import { LimitFields } from "./limit-fields";

type Props = { name: string; values: FormValues; count: number };

/** Empty lines beyond those that are set. */
const SPARE = 2;
const CONDITIONS = [
  "after-holidays-day",
  "after-holidays-week",
  "near-public-holiday",
  "in-school-holidays",
] as const;

const linesOf = ({ name, values, count }: Props) =>
  Array.from({ length: count + SPARE }, (_, index) => fieldValues(values, `${name}.${index}`));

/** The fields that tell whether a line is used. */
export const lineMarks = (name: string, count: number, key: "quand" | "suite") =>
  Array.from({ length: count + SPARE }, (_, index) => `${name}.${index}.${key}`);

const limitOf = ({ name, values }: FieldValues) => fieldValues(values, `${name}.limite`);

/** Deadlines of their own for some days. */
export function ExceptionLines(lines: Props) {
  const t = useTranslations("deadlines.form");
  return linesOf(lines).map((fields, index) => (
    <div key={fields.name} className="group/line rounded-xl border border-line p-4">
      <Fieldset legend={t("exception", { number: index + 1 })}>
        <SelectField
          name={`${fields.name}.quand`}
          label={t("when")}
          defaultValue={fields.of("quand")}
          placeholder={t("whenNone")}
          options={CONDITIONS.map((value) => ({ value, label: t(`whenOf.${value}`) }))}
        />
        <div className="grid items-end gap-4 sm:grid-cols-3 group-has-[select[name$=quand]_option:not([value=near-public-holiday]):checked]/line:hidden">
          {(["avant", "apres"] as const).map((side) => (
            <TextField
              key={side}
              name={`${fields.name}.${side}`}
              inputMode="numeric"
              maxLength={2}
              width="short"
              label={t(side === "avant" ? "before" : "after")}
              hint={t("aroundHint")}
              defaultValue={fields.of(side)}
            />
          ))}
        </div>
        <div className="group-has-[select[name$=quand]_option[value='']:checked]/line:hidden">
          <LimitFields fields={limitOf(fields)} label={t("exceptionLimit")} usual="days-before" />
        </div>
      </Fieldset>
    </div>
  ));
}

/** What late requests meet, step by step. */
export function LateLines(lines: Props) {
  const t = useTranslations("deadlines.form");
  return linesOf(lines).map((fields, index) => (
    <div key={fields.name} className="group/line rounded-xl border border-line p-4">
      <Fieldset legend={t("step", { number: index + 1 })}>
        <SelectField
          name={`${fields.name}.suite`}
          label={t("then")}
          defaultValue={fields.of("suite")}
          placeholder={t("thenNone")}
          options={(["staff", "surcharge"] as const).map((value) => ({
            value,
            label: t(`thenOf.${value}`),
          }))}
        />
        <div className="group-has-[select[name$=suite]_option:not([value=surcharge]):checked]/line:hidden">
          <TextField
            name={`${fields.name}.pourcentage`}
            inputMode="numeric"
            maxLength={3}
            width="short"
            label={t("percent")}
            hint={t("percentHint")}
            defaultValue={fields.of("pourcentage")}
          />
        </div>
        <div className="group-has-[select[name$=suite]_option[value='']:checked]/line:hidden">
          <LimitFields fields={limitOf(fields)} label={t("stepLimit")} usual="none" />
        </div>
      </Fieldset>
    </div>
  ));
}
