import { useTranslations } from "next-intl";
import { TextareaField } from "@/components/forms/textarea-field";
import { askFile } from "@/lib/dossier/actions";
import { FieldControl } from "./field-control";
import { WishForm } from "./wish-form";

const FIELDS = ["firstName", "lastName", "birthDate", "sex", "school", "schoolClass"] as const;
const REQUIRED = ["firstName", "lastName", "birthDate"];

/** Another child of the household, whom staff add. */
export function NewChildForm() {
  const t = useTranslations("dossier");
  return (
    <WishForm
      id="enfant"
      action={askFile}
      summary={t("add.summary")}
      submit={{ label: t("add.child.submit"), pending: t("add.sending") }}
    >
      <input type="hidden" name="kind" value="ADD_CHILD" />
      {FIELDS.map((field) => (
        <FieldControl key={field} field={field} value={null} required={REQUIRED.includes(field)} />
      ))}
      <TextareaField name="message" label={t("add.message")} optionalMark={t("form.optional")} rows={3} />
    </WishForm>
  );
}
