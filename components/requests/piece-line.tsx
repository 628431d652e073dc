import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WaitingUpload } from "@/lib/documents/schema";
import { pieceTitle } from "./piece-words";
import { QueueBox } from "./queue-box";

type Props = { upload: WaitingUpload; received: string; isOpen: boolean };

/** One document that waits: ticked for a decision on several, or opened beside its own. */
export function PieceLine({ upload, received, isOpen }: Props) {
  const t = useTranslations("requests");
  const { id, household, piece, health, closed, suggested } = upload;
  const what = pieceTitle(t, upload);
  const isProof = piece?.kind === "QF_PROOF";
  return (
    <li className="flex items-start gap-2 py-2 has-[:checked]:bg-accent-soft">
      {closed ? (
        <span className="size-target shrink-0" />
      ) : (
        <QueueBox value={id} name={t("uploads.select", { what, name: household })} entry />
      )}
      <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-4 py-1.5">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <strong>{what}</strong>
            {health && <Badge tone="accent">{t("uploads.health")}</Badge>}
            {isProof && <Badge tone="info">{t("uploads.proof")}</Badge>}
            {suggested.mustChoose && !closed && <Badge tone="info">{t("uploads.choose")}</Badge>}
          </p>
          <p className="text-sm text-muted">
            {t("uploads.family", { name: household })} · {received}
          </p>
          {closed && <p className="text-sm">{t("closed")}</p>}
        </div>
        {isOpen ? (
          <Badge icon="eye">{t("uploads.current")}</Badge>
        ) : (
          !closed && (
            <TextLink
              href={`/equipe/demandes/pieces?envoi=${id}`}
              className="inline-flex min-h-target items-center"
            >
              <span aria-hidden>{t("uploads.open")}</span>
              <VisuallyHidden>{t("uploads.openOf", { what, name: household })}</VisuallyHidden>
            </TextLink>
          )
        )}
      </div>
    </li>
  );
}
