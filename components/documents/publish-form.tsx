import { useTranslations } from "next-intl";
import { UploadForm } from "@/components/files/upload-form";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import type { PublishChoices } from "@/lib/documents/queries";
import { CATEGORIES, MAX_FILES } from "@/lib/documents/schema";
import { ACCEPTED_FILES, MAX_FILE_BYTES } from "@/lib/files/schema";
import type { FormState } from "@/lib/form-state";
import { uploadLabels } from "./upload-labels";

export type PublishTarget = { pour: "tous" | "structure" } | { pour: "famille"; famille: string };

type Props = { target: PublishTarget; choices: PublishChoices; initial?: FormState };

/** Publishes files to the audience that was chosen before. */
export function PublishForm({ target, choices, initial }: Props) {
  const t = useTranslations("documents.publish");
  const tAll = useTranslations("documents");
  const { structures, organisation, today } = choices;
  const isLetter = target.pour === "famille";
  const byTown = organisation && target.pour !== "structure";
  const options = [
    ...(byTown ? [{ value: "", label: t("town") }] : []),
    ...structures.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const optionalMark = tAll("form.optional");
  const requiredMark = tAll("form.required");
  const labels = {
    ...uploadLabels(tAll),
    send: t("send"),
    sending: t("sending"),
    summary: t("summary"),
    done: t("done"),
  };
  return (
    <UploadForm
      id="publier"
      action="/equipe/documents/fichier"
      accept={ACCEPTED_FILES}
      maxBytes={MAX_FILE_BYTES}
      maxFiles={MAX_FILES}
      labels={labels}
      initial={initial}
    >
      <input type="hidden" name="pour" value={target.pour} />
      {isLetter && <input type="hidden" name="famille" value={target.famille} />}
      <SelectField
        name="structure"
        label={t(target.pour === "structure" ? "which" : "sender")}
        options={options}
        defaultValue={options[0]?.value}
      />
      <SelectField
        name="categorie"
        label={t("category")}
        options={CATEGORIES.map((value) => ({ value, label: tAll(`category.${value}`) }))}
        defaultValue={isLetter ? "LETTER" : "NEWS"}
      />
      <TextField
        name="titre"
        label={t("docTitle")}
        hint={t(isLetter ? "letterTitleHint" : "docTitleHint")}
        optionalMark={optionalMark}
        maxLength={120}
      />
      <TextareaField
        name="description"
        label={t("description")}
        optionalMark={optionalMark}
        rows={3}
        maxLength={1000}
      />
      <DateField name="du" label={t("from")} defaultValue={today} required requiredMark={requiredMark} />
      <DateField name="au" label={t("to")} hint={t("toHint")} optionalMark={optionalMark} />
    </UploadForm>
  );
}
