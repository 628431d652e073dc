import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/dates";
import type { WaitingUpload } from "@/lib/documents/schema";
import { checkPiece } from "@/lib/requests/actions";
import { sayDay } from "@/lib/text/dates";

type Props = {
  upload: WaitingUpload;
  sentOn: PlainDate;
  /** The document to open after the decision. */
  next: string | null;
  /** What else is read on this document. */
  children?: ReactNode;
};

/** Who sent a document, how long it counts, and the answer. */
export function PieceDecision({ upload, sentOn, next, children }: Props) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { id, householdId, household, note, suggested, by } = upload;
  return (
    <ActionForm id="piece" action={checkPiece} labels={{ summary: t("summary") }}>
      <input type="hidden" name="envoi" value={id} />
      <input type="hidden" name="suite" value={next ?? ""} />
      <div>
        <p>
          <TextLink
            href={`/equipe/familles/${householdId}`}
            className="inline-flex min-h-target items-center"
          >
            {t("uploads.family", { name: household })}
          </TextLink>
        </p>
        <p className="text-sm text-muted">
          {t("uploads.sentBy", { date: sayDay(sentOn, locale), by: by ?? "none" })}
        </p>
        {note && <p className="mt-2 whitespace-pre-line wrap-anywhere">{t("uploads.note", { note })}</p>}
      </div>
      {children}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
        <DateField name="du" label={t("uploads.from")} defaultValue={suggested.from} />
        <DateField
          name="au"
          label={t("uploads.to")}
          hint={t(suggested.mustChoose ? "uploads.toChoose" : "uploads.toHint")}
          defaultValue={suggested.to ?? undefined}
        />
      </div>
      <TextareaField
        name="motif"
        label={t("reason")}
        hint={t("uploads.reasonHint")}
        rows={2}
        maxLength={500}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="decision" value="valider" pending={t("deciding")} icon="check">
          {t("accept")}
        </SubmitButton>
        <SubmitButton name="decision" value="refuser" pending={t("deciding")} variant="danger" icon="cross">
          {t("refuse")}
        </SubmitButton>
        {next && (
          <TextLink
            href={`/equipe/demandes/pieces?envoi=${next}`}
            className="inline-flex min-h-target items-center"
          >
            {t("uploads.skip")}
          </TextLink>
        )}
      </div>
    </ActionForm>
  );
}
