import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import type { PlainDate } from "@/lib/dates";
import { requiredVaccines } from "@/lib/health/rules";
import { type ChildHealthValue, VACCINES } from "@/lib/health/schema";

type Props = { value: ChildHealthValue["vaccinations"]; birthDate: PlainDate };

/** The last dose of each vaccine, in the order of VACCINES; those that the law requires of the child say so. */
export async function VaccinationFields({ value, birthDate }: Props) {
  const t = await getTranslations("health");
  const required = requiredVaccines(birthDate);
  return (
    <Fieldset legend={t("fields.vaccinations")} hint={t("form.vaccinationsHint")} name="vaccinations">
      <ul className="divide-y divide-line">
        {VACCINES.map((code, index) => {
          const vaccine = t(`vaccines.${code}`);
          const known = value?.find((it) => it.code === code);
          return (
            <li key={code} className="grid items-end gap-x-6 gap-y-1 py-4 sm:grid-cols-2">
              <input type="hidden" name={`vaccinations.${index}.code`} value={code} />
              <DateField
                name={`vaccinations.${index}.date`}
                label={t("form.vaccineDate", { vaccine })}
                optionalMark={required.includes(code) ? t("form.vaccineRequired") : t("form.vaccineOptional")}
                defaultValue={known?.date ?? undefined}
                min={birthDate}
              />
              <CheckboxField
                name={`vaccinations.${index}.exempt`}
                label={
                  <>
                    {t("form.exempt")} <span className="sr-only">({vaccine})</span>
                  </>
                }
                defaultChecked={known?.exempt}
              />
            </li>
          );
        })}
      </ul>
    </Fieldset>
  );
}
