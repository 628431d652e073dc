import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/forms/select-field";

/** The title of an adult, which nobody has to give. */
export async function CivilityField({ defaultValue }: { defaultValue?: string }) {
  const t = await getTranslations("signups");
  return (
    <SelectField
      name="civilite"
      label={t("civility")}
      optionalMark={t("optional")}
      placeholder={t("noCivility")}
      defaultValue={defaultValue}
      options={[
        { value: "MADAME", label: t("madame") },
        { value: "MONSIEUR", label: t("monsieur") },
      ]}
    />
  );
}
