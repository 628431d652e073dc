import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge, type Tone } from "@/components/ui/badge";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Locale } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { withdrawOwnUpload } from "@/lib/documents/actions";
import type { Upload } from "@/lib/documents/schema";
import { sayDay } from "@/lib/text/dates";
import { FileFacts } from "./file-facts";

const TONES: Record<Upload["state"], Tone> = {
  RECEIVED: "info",
  VERIFIED: "success",
  REFUSED: "danger",
  WITHDRAWN: "neutral",
};

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;

/** What a household sent, the newest first. `mayWithdraw`: its reader may take back what waits. */
export function UploadList({
  uploads,
  today,
  mayWithdraw,
}: {
  uploads: Upload[];
  today: PlainDate;
  mayWithdraw?: boolean;
}) {
  return (
    <ul className="divide-y divide-line">
      {uploads.map((upload) => (
        <UploadItem key={upload.id} upload={upload} today={today} mayWithdraw={mayWithdraw} />
      ))}
    </ul>
  );
}

function UploadItem({
  upload,
  today,
  mayWithdraw,
}: {
  upload: Upload;
  today: PlainDate;
  mayWithdraw?: boolean;
}) {
  const t = useTranslations("documents");
  const locale = useLocale() as Locale;
  const { id, fileId, title, note, childName, state, reason, to, sentOn, sentBy, mime, size } = upload;
  const date = sayDay(sentOn, locale, DATE);
  const validity =
    to === null
      ? t("upload.forEver")
      : t(to < today ? "upload.endedOn" : "upload.validTo", { date: sayDay(to, locale, DATE) });
  return (
    <li className="grid gap-2 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-[min(16rem,100%)] flex-1">
          <p>
            <a
              href={`/api/fichiers/${fileId}?voir=1`}
              target="_blank"
              rel="noopener"
              className="link inline-flex min-h-target items-center break-words font-semibold"
            >
              {title}
            </a>{" "}
            {childName && t("sent.for", { name: childName })}
          </p>
          <p className="text-sm text-muted">
            {sentBy ? t("sent.sentOnBy", { date, name: sentBy }) : t("sent.sentOn", { date })}
            {" · "}
            <FileFacts mime={mime} size={size} />
          </p>
        </div>
        <Badge tone={TONES[state]}>{t(`upload.${state}`)}</Badge>
      </div>
      {note && <p className="whitespace-pre-line">{t("sent.note", { note })}</p>}
      {state === "REFUSED" && reason && (
        <p className="whitespace-pre-line">{t("upload.reason", { reason })}</p>
      )}
      {state === "VERIFIED" && <p>{validity}</p>}
      {mayWithdraw && state === "RECEIVED" && (
        <ActionForm
          id={`retirer-${id}`}
          action={withdrawOwnUpload}
          labels={{ summary: t("sent.withdrawFailed") }}
        >
          <input type="hidden" name="envoi" value={id} />
          <SubmitButton variant="secondary" icon="cross" pending={t("sent.withdrawing")}>
            <span aria-hidden>{t("sent.withdraw")}</span>
            <VisuallyHidden>{t("sent.withdrawNamed", { title })}</VisuallyHidden>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}
