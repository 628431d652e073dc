import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { SCHOOL_CLASSES } from "@/lib/signups/schema";

/** The fields of one child of a new family. */
export async function ChildFields({ index }: { index: number }) {
  const t = await getTranslations("families.form");
  const name = (field: string) => `enfants.${index}.${field}`;
  const required = { required: true, requiredMark: t("required") };
  const optional = { optionalMark: t("optional"), placeholder: t("unknown") };
  const sayClass = (value: (typeof SCHOOL_CLASSES)[number]) =>
    value === "COLLEGE" || value === "AUTRE" ? t(`classes.${value}`) : value;
  return (
    <Fieldset legend={t("child", { rank: index + 1 })}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={name("prenom")} label={t("childFirstName")} autoComplete="off" {...required} />
        <TextField name={name("nom")} label={t("childLastName")} autoComplete="off" {...required} />
      </div>
      <DateField name={name("dateNaissance")} label={t("birthDate")} {...required} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name={name("sexe")}
          label={t("sex")}
          options={(["F", "M"] as const).map((value) => ({ value, label: t(`sexes.${value}`) }))}
          {...optional}
        />
        <SelectField
          name={name("classe")}
          label={t("schoolClass")}
          options={SCHOOL_CLASSES.map((value) => ({ value, label: sayClass(value) }))}
          {...optional}
        />
      </div>
    </Fieldset>
  );
}
