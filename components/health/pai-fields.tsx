import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import type { ChildHealthValue } from "@/lib/health/schema";

type Props = { value: ChildHealthValue["pai"]; required?: boolean };

/** Whether the child has a PAI, its validity and what to do. */
export async function PaiFields({ value, required }: Props) {
  const t = await getTranslations("health");
  const pai = value?.active ? value : null;
  return (
    <Fieldset legend={t("fields.pai")} hint={t("form.paiHint")} name="pai">
      <RadioGroup
        name="pai.active"
        label={t("form.paiActive")}
        options={[
          { value: "non", label: t("form.no") },
          { value: "oui", label: t("form.yes") },
        ]}
        defaultValue={value ? (value.active ? "oui" : "non") : undefined}
        required={required}
        requiredMark={t("form.required")}
        optionalMark={t("form.optional")}
        inline
      />
      <Fieldset legend={t("form.paiDetails")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField name="pai.from" label={t("form.paiFrom")} defaultValue={pai?.from} />
          <DateField name="pai.to" label={t("form.paiTo")} defaultValue={pai?.to} />
        </div>
        <TextField
          name="pai.kit"
          label={t("form.kit")}
          optionalMark={t("form.optional")}
          defaultValue={pai?.kit}
          autoComplete="off"
        />
        <TextField
          name="pai.kitPlace"
          label={t("form.kitPlace")}
          hint={t("form.kitPlaceHint")}
          optionalMark={t("form.optional")}
          defaultValue={pai?.kitPlace}
          autoComplete="off"
        />
        <TextareaField
          name="pai.action"
          label={t("form.paiAction")}
          hint={t("form.paiActionHint")}
          optionalMark={t("form.optional")}
          defaultValue={pai?.action}
        />
      </Fieldset>
    </Fieldset>
  );
}
