import { getTranslations } from "next-intl/server";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { ALLERGY_KINDS, type ChildHealthValue, SEVERITIES } from "@/lib/health/schema";
import { Rows } from "./rows";

type Props = { value: ChildHealthValue["allergies"] };

/** The allergies of a child, one row each. */
export async function AllergyFields({ value }: Props) {
  const t = await getTranslations("health");
  return (
    <Fieldset
      legend={t("fields.allergies")}
      hint={`${t("form.allergiesHint")} ${t("form.clearRow")}`}
      name="allergies"
    >
      <Rows
        items={value ?? []}
        more={t("form.addAllergies")}
        row={(index, allergy) => (
          <Fieldset legend={t("form.allergyRow", { number: index + 1 })}>
            <TextField
              name={`allergies.${index}.what`}
              label={t("form.what")}
              defaultValue={allergy?.what}
              autoComplete="off"
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                name={`allergies.${index}.kind`}
                label={t("form.kind")}
                placeholder={t("form.choose")}
                options={ALLERGY_KINDS.map((kind) => ({ value: kind, label: t(`allergyKinds.${kind}`) }))}
                defaultValue={allergy?.kind}
              />
              <SelectField
                name={`allergies.${index}.severity`}
                label={t("form.severity")}
                placeholder={t("form.choose")}
                options={SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))}
                defaultValue={allergy?.severity}
              />
            </div>
            <TextField
              name={`allergies.${index}.action`}
              label={t("form.allergyAction")}
              optionalMark={t("form.optional")}
              defaultValue={allergy?.action}
              autoComplete="off"
            />
          </Fieldset>
        )}
      />
    </Fieldset>
  );
}
