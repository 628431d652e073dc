import { getTranslations } from "next-intl/server";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";

/** The fields of one adult of a new family. */
export async function AdultFields({ index }: { index: number }) {
  const t = await getTranslations("families.form");
  const name = (field: string) => `responsables.${index}.${field}`;
  const required = { required: true, requiredMark: t("required") };
  const optionalMark = t("optional");
  return (
    <Fieldset legend={t("adult", { rank: index + 1 })}>
      <SelectField
        name={name("civilite")}
        label={t("civility")}
        optionalMark={optionalMark}
        placeholder={t("unknown")}
        options={(["MADAME", "MONSIEUR"] as const).map((value) => ({
          value,
          label: t(`civilities.${value}`),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={name("prenom")} label={t("firstName")} autoComplete="off" {...required} />
        <TextField name={name("nom")} label={t("lastName")} autoComplete="off" {...required} />
      </div>
      <TextField
        name={name("email")}
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="off"
        optionalMark={optionalMark}
      />
      <TextField
        name={name("telephone")}
        type="tel"
        label={t("phone")}
        autoComplete="off"
        width="medium"
        optionalMark={optionalMark}
      />
    </Fieldset>
  );
}
