import { getFormatter, getTranslations } from "next-intl/server";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { displayName } from "@/lib/names";
import { saveChildren } from "@/lib/signups/actions";
import type { HouseholdFile } from "@/lib/signups/queries";
import { SCHOOL_CLASSES } from "@/lib/signups/schema";
import { StepForm } from "./step-form";

export async function ChildrenStep({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups.file");
  const format = await getFormatter();
  return (
    <StepForm step="enfants" action={saveChildren} intro={t("childrenIntro")}>
      {file.children.map((child, index) => (
        <Fieldset
          key={child.id}
          legend={displayName(child)}
          hint={t("born", {
            date: format.dateTime(new Date(child.birthDate), { dateStyle: "long", timeZone: "UTC" }),
          })}
          name={`enfants.${index}.id`}
        >
          <input type="hidden" name={`enfants.${index}.id`} value={child.id} />
          <RadioGroup
            name={`enfants.${index}.sexe`}
            label={t("sex")}
            options={[
              { value: "F", label: t("girl") },
              { value: "M", label: t("boy") },
            ]}
            defaultValue={child.sex ?? undefined}
            inline
            required
          />
          <SelectField
            name={`enfants.${index}.classe`}
            label={t("schoolClass", { year: file.schoolYear })}
            placeholder={t("classPlaceholder")}
            options={SCHOOL_CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
            defaultValue={child.schoolClass ?? undefined}
            required
          />
        </Fieldset>
      ))}
    </StepForm>
  );
}
