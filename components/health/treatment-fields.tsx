import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import type { ChildHealthValue } from "@/lib/health/schema";
import { Rows } from "./rows";

type Props = { value: ChildHealthValue["treatments"] };

/** The medicines to give to a child while it is looked after, one row each. */
export async function TreatmentFields({ value }: Props) {
  const t = await getTranslations("health");
  return (
    <Fieldset
      legend={t("fields.treatments")}
      hint={`${t("form.treatmentsHint")} ${t("form.clearRow")}`}
      name="treatments"
    >
      <Rows
        items={value ?? []}
        more={t("form.addTreatments")}
        row={(index, treatment) => (
          <Fieldset legend={t("form.treatmentRow", { number: index + 1 })}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                name={`treatments.${index}.name`}
                label={t("form.name")}
                defaultValue={treatment?.name}
                autoComplete="off"
              />
              <TextField
                name={`treatments.${index}.dosage`}
                label={t("form.dosage")}
                hint={t("form.dosageHint")}
                defaultValue={treatment?.dosage}
                autoComplete="off"
              />
              <DateField
                name={`treatments.${index}.from`}
                label={t("form.from")}
                optionalMark={t("form.optional")}
                defaultValue={treatment?.from ?? undefined}
              />
              <DateField
                name={`treatments.${index}.to`}
                label={t("form.to")}
                optionalMark={t("form.optional")}
                defaultValue={treatment?.to ?? undefined}
              />
            </div>
            <CheckboxField
              name={`treatments.${index}.prescription`}
              label={t("form.prescription")}
              defaultChecked={treatment?.prescription}
            />
          </Fieldset>
        )}
      />
    </Fieldset>
  );
}
