import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { askFile } from "@/lib/dossier/actions";
import type { OwnPeople } from "@/lib/home/queries";
import { WishForm } from "./wish-form";

const KINDS = ["REMOVE_CHILD", "REMOVE_ADULT", "CUSTODY", "OTHER"] as const;

/** What a parent may only ask for: somebody removed, another custody, anything else. */
export function AskForm({ people: { adults, children } }: { people: OwnPeople }) {
  const t = useTranslations("dossier");
  return (
    <WishForm
      id="demande"
      action={askFile}
      summary={t("add.summary")}
      submit={{ label: t("ask.submit"), pending: t("add.sending") }}
    >
      <RadioGroup
        name="kind"
        label={t("ask.kind")}
        options={KINDS.map((value) => ({ value, label: t(`ask.kinds.${value}`) }))}
        required
      />
      <SelectField
        name="subjectId"
        label={t("ask.subject")}
        placeholder={t("ask.subjectPlaceholder")}
        options={[...children, ...adults].map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextareaField name="message" label={t("ask.message")} hint={t("ask.messageHint")} rows={5} />
    </WishForm>
  );
}
