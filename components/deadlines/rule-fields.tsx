import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { Card } from "@/components/ui/card";
import type { FormValues } from "@/lib/form-data";
import { fieldValues, linesIn } from "./field-values";
import { LimitFields, OpeningFields } from "./limit-fields";
import { ExceptionLines, LateLines, lineMarks } from "./line-fields";
import { Part } from "./part";

type Props = { name: "ajout" | "annulation"; values: FormValues };

const SHIFTS = ["none", "public-holiday", "ouvres", "ouvrables"] as const;

/** One whole rule: its limit in view, what surrounds it folded away while it says nothing. */
export function RuleFields({ name, values }: Props) {
  const t = useTranslations("deadlines.form");
  const fields = fieldValues(values, name);
  const opening = fieldValues(values, `${name}.ouverture`);
  const isPlain = opening.of("genre") === "" && fields.of("report") === "none";
  const exceptions = linesIn(values, `${name}.exceptions`);
  const steps = linesIn(values, `${name}.apres`);
  return (
    <Card title={t(name === "ajout" ? "book" : "cancel")} className="group/rule">
      <div className="stack">
        <LimitFields
          fields={fieldValues(values, `${name}.limite`)}
          label={t("kindLabel")}
          usual="days-before"
          window
        />
        <Part summary={t("more")} open={!isPlain} marks={[`${name}.ouverture.genre`, `${name}.report`]}>
          <div className="group-has-[option[value=window]:checked]/rule:hidden">
            <OpeningFields fields={opening} />
          </div>
          <SelectField
            name={`${name}.report`}
            label={t("shift")}
            defaultValue={fields.of("report")}
            options={SHIFTS.map((value) => ({ value, label: t(`shiftOf.${value}`) }))}
          />
        </Part>
        <Part
          summary={t("exceptions", { count: exceptions })}
          open={exceptions > 0}
          marks={lineMarks(`${name}.exceptions`, exceptions, "quand")}
        >
          <p className="text-muted">{t("exceptionsIntro")}</p>
          <ExceptionLines name={`${name}.exceptions`} values={values} count={exceptions} />
        </Part>
        <Part
          summary={t("late", { count: steps })}
          open={steps > 0}
          marks={lineMarks(`${name}.apres`, steps, "suite")}
        >
          <p className="text-muted">{t("lateIntro")}</p>
          <LateLines name={`${name}.apres`} values={values} count={steps} />
        </Part>
      </div>
    </Card>
  );
}
