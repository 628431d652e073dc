import type { Route } from "next";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

type Props = {
  document: { fileId: string | null; mime: string; health: boolean; title: string };
  /** The same page with the document shown. */
  show: Route;
  /** Whether the reader asked for it: opening a health piece is noted, so it never opens by itself. */
  asked: boolean;
};

/** The document itself, beside its decision. */
export function PieceViewer({ document, show, asked }: Props) {
  const t = useTranslations("requests");
  const { fileId, mime, health, title } = document;
  if (fileId === null) return null;
  const source = `/api/fichiers/${fileId}?voir=1`;
  const label = t("uploads.viewer", { what: title });
  if (health && !asked) {
    return (
      <div className="flex flex-col items-start gap-3 rounded-xl border border-line bg-sunken p-4">
        <p>{t("uploads.showText")}</p>
        <ButtonLink href={show} icon="eye">
          {t("uploads.show")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2 self-start lg:sticky lg:top-4">
      {mime.startsWith("image/") ? (
        // biome-ignore lint/performance/noImgElement: private, and never kept by an optimiser
        <img
          src={source}
          alt={label}
          className="max-h-[70dvh] w-full rounded-xl border border-line bg-sunken object-contain"
        />
      ) : (
        <iframe
          // Without the browser's own column of pages, which would leave the document a few centimetres.
          src={`${source}#navpanes=0&view=FitH`}
          title={label}
          className="h-[60dvh] w-full rounded-xl border border-line bg-sunken lg:h-[75dvh]"
        />
      )}
      <a
        href={source}
        target="_blank"
        rel="noreferrer"
        className="link inline-flex min-h-target items-center"
      >
        {t("uploads.newTab")}
      </a>
    </div>
  );
}
