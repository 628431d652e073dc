import { useTranslations } from "next-intl";
import { UploadForm } from "@/components/files/upload-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { MAX_FILES } from "@/lib/documents/schema";
import { env } from "@/lib/env";
import { ACCEPTED_FILES, MAX_FILE_BYTES } from "@/lib/files/schema";
import type { FormState } from "@/lib/form-state";
import { uploadLabels } from "./upload-labels";

const ROUTE = { action: "/documents/envois/fichier", accept: ACCEPTED_FILES, maxBytes: MAX_FILE_BYTES };

const isDirect = () => env().STORAGE === "uploadthing";

type PieceProps = {
  id: string;
  piece: { typeId: string; childId: string | null; health: boolean };
  initial?: FormState;
};

/** Sends files for an asked-for piece. */
export function SendPieceForm({ id, piece, initial }: PieceProps) {
  const t = useTranslations("documents");
  return (
    <UploadForm
      id={id}
      {...ROUTE}
      maxFiles={MAX_FILES}
      labels={uploadLabels(t)}
      direct={isDirect() && !piece.health}
      initial={initial}
    >
      <input type="hidden" name="piece" value={piece.typeId} />
      {piece.childId && <input type="hidden" name="enfant" value={piece.childId} />}
      {piece.health && <p className="text-sm text-muted">{t("form.healthPiece")}</p>}
    </UploadForm>
  );
}

type FreeProps = { id: string; childOptions: { id: string; name: string }[]; initial?: FormState };

/** Sends files that nobody asked for. */
export function SendFreeForm({ id, childOptions, initial }: FreeProps) {
  const t = useTranslations("documents");
  const optionalMark = t("form.optional");
  return (
    <UploadForm
      id={id}
      {...ROUTE}
      maxFiles={MAX_FILES}
      labels={uploadLabels(t)}
      direct={isDirect()}
      initial={initial}
    >
      <TextField
        name="titre"
        label={t("form.title")}
        hint={t("form.titleHint")}
        maxLength={120}
        required
        requiredMark={t("form.required")}
      />
      <SelectField
        name="enfant"
        label={t("form.child")}
        optionalMark={optionalMark}
        options={[
          { value: "", label: t("form.childNone") },
          ...childOptions.map(({ id: value, name }) => ({ value, label: name })),
        ]}
      />
      {childOptions.length > 0 && (
        <CheckboxField name="sante" label={t("form.health")} hint={t("form.healthHint")} />
      )}
      <TextareaField
        name="note"
        label={t("form.note")}
        optionalMark={optionalMark}
        rows={2}
        maxLength={500}
      />
    </UploadForm>
  );
}
