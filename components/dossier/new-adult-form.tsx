import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { askFile } from "@/lib/dossier/actions";
import { FieldControl } from "./field-control";
import { WishForm } from "./wish-form";

const FIELDS = ["civility", "firstName", "lastName", "birthDate", "phone"] as const;

/** Another adult of the household, whom staff add. */
export function NewAdultForm() {
  const t = useTranslations("dossier");
  return (
    <WishForm
      id="responsable"
      action={askFile}
      summary={t("add.summary")}
      submit={{ label: t("add.adult.submit"), pending: t("add.sending") }}
    >
      <input type="hidden" name="kind" value="ADD_ADULT" />
      {FIELDS.map((field) => (
        <FieldControl
          key={field}
          field={field}
          value={null}
          required={field === "firstName" || field === "lastName"}
        />
      ))}
      <TextField
        name="email"
        type="email"
        label={t("add.adult.email")}
        hint={t("add.adult.emailHint")}
        optionalMark={t("form.optional")}
        autoComplete="off"
      />
      <TextareaField name="message" label={t("add.message")} optionalMark={t("form.optional")} rows={3} />
    </WishForm>
  );
}
