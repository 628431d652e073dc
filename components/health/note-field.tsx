import { getTranslations } from "next-intl/server";
import { TextareaField } from "@/components/forms/textarea-field";
import { NeverWrite } from "./never-write";

type Props = { field: "healthNote" | "dietNote"; value: string; required?: boolean };

/** A free text about a child's health or meals, under the warning of what it must not tell. */
export async function NoteField({ field, value, required }: Props) {
  const t = await getTranslations("health");
  return (
    <div className="flex flex-col gap-3">
      <NeverWrite />
      <TextareaField
        name={field}
        label={t(`fields.${field}`)}
        hint={t(`form.${field}Hint`)}
        defaultValue={value}
        required={required}
        requiredMark={t("form.required")}
        optionalMark={t("form.optional")}
      />
    </div>
  );
}
