import { useTranslations } from "next-intl";
import { uploadLabels } from "@/components/documents/upload-labels";
import { UploadForm } from "@/components/files/upload-form";
import { ACCEPTED_FILES, MAX_FILE_BYTES } from "@/lib/files/schema";
import type { FormState } from "@/lib/form-state";

type Props = {
  id: string;
  /** The declarations that one document proves. */
  declarationIds: string[];
  isHealth: boolean;
  /** A refusal that came back without script. */
  initial?: FormState;
};

/** Sends a photo or a PDF that proves absences. */
export function ProofForm({ id, declarationIds, isHealth, initial }: Props) {
  const t = useTranslations("absences.proof");
  const tDocuments = useTranslations("documents");
  const labels = { ...uploadLabels(tDocuments), files: t("file"), filesHint: t("fileHint") };
  return (
    <UploadForm
      id={id}
      action="/reservations/absences/justificatif"
      accept={ACCEPTED_FILES}
      maxBytes={MAX_FILE_BYTES}
      maxFiles={1}
      labels={labels}
      initial={initial}
    >
      {declarationIds.map((one) => (
        <input key={one} type="hidden" name="declaration" value={one} />
      ))}
      {isHealth && <p className="text-sm text-muted">{t("health")}</p>}
    </UploadForm>
  );
}
