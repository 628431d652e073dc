import { useTranslations } from "next-intl";
import { uploadLabels } from "@/components/documents/upload-labels";
import { UploadForm } from "@/components/files/upload-form";
import { SelectField } from "@/components/forms/select-field";
import type { ChildRights } from "@/lib/families/queries";
import { ACCEPTED_FILES, MAX_FILE_BYTES } from "@/lib/files/schema";
import type { FormState } from "@/lib/form-state";

type Props = { householdId: string; rights: ChildRights[]; refused: FormState | null };

/** Sends the judgment by which an adult's parental authority was withdrawn. */
export function WithdrawForm({ householdId, rights, refused }: Props) {
  const t = useTranslations("families.rights");
  const documents = useTranslations("documents");
  const adults = rights[0]?.adults ?? [];
  const required = { required: true, requiredMark: documents("form.required"), placeholder: t("choose") };
  return (
    <div className="max-w-text">
      <p className="mb-3">{t("withdrawText")}</p>
      <UploadForm
        id="jugement"
        action={`/equipe/familles/${householdId}/jugement`}
        accept={ACCEPTED_FILES}
        maxBytes={MAX_FILE_BYTES}
        maxFiles={1}
        labels={uploadLabels(documents)}
        initial={refused ?? undefined}
      >
        <SelectField
          name="adulte"
          label={t("which")}
          options={adults.map(({ adultId, name }) => ({ value: adultId, label: name }))}
          {...required}
        />
        <SelectField
          name="enfant"
          label={t("whichChild")}
          options={rights.map(({ childId, name }) => ({ value: childId, label: name }))}
          {...required}
        />
      </UploadForm>
    </div>
  );
}
