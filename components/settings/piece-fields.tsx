import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { DEMANDS, type PieceText, VALIDITIES } from "@/lib/settings/schema";

type Props = {
  text: PieceText | null;
  /** The document's nature makes it one of health, whatever staff tick. */
  alwaysHealth?: boolean;
};

/** What staff may change of a document that families are asked for. */
export function PieceFields({ text, alwaysHealth = false }: Props) {
  const t = useTranslations("settings");
  return (
    <>
      <TextField name="nom" label={t("pieces.name")} required maxLength={80} defaultValue={text?.name} />
      <TextareaField
        name="consigne"
        label={t("pieces.hint")}
        hint={t("pieces.hintHint")}
        optionalMark={t("pieces.optional")}
        rows={2}
        maxLength={300}
        defaultValue={text?.hint}
      />
      <RadioGroup
        name="exigence"
        label={t("pieces.demandLabel")}
        defaultValue={text?.demand ?? "REQUIRED"}
        options={DEMANDS.map((value) => ({ value, label: t(`demand.${value}`) }))}
      />
      {alwaysHealth ? (
        <p className="text-muted">{t("pieces.healthAlways")}</p>
      ) : (
        <CheckboxField
          name="sante"
          label={t("pieces.healthLabel")}
          hint={t("pieces.healthHint")}
          defaultChecked={text?.health}
        />
      )}
      <RadioGroup
        name="validite"
        label={t("pieces.validityLabel")}
        defaultValue={text?.validity ?? "SCHOOL_YEAR"}
        options={VALIDITIES.map((value) => ({ value, label: t(`validity.${value}`) }))}
      />
      <TextField
        name="mois"
        label={t("pieces.months")}
        hint={t("pieces.monthsHint")}
        inputMode="numeric"
        maxLength={3}
        width="short"
        defaultValue={text?.months ? String(text.months) : undefined}
      />
      <TextField
        name="rappel"
        label={t("pieces.reminder")}
        hint={t("pieces.reminderHint")}
        inputMode="numeric"
        maxLength={3}
        width="short"
        defaultValue={String(text?.reminderDays ?? 30)}
      />
    </>
  );
}
