import { useFormatter, useTranslations } from "next-intl";
import type { MissingPiece } from "@/lib/documents/schema";
import type { Remark } from "./say-status";

/** What is to be said of the documents that a child, or the household, lacks. */
export function usePieceRemarks(pieces: readonly MissingPiece[]): (childId: string | null) => Remark[] {
  const t = useTranslations("dossier.status");
  const format = useFormatter();
  return (childId) => {
    const names = pieces
      .filter((piece) => piece.childId === childId && piece.required)
      .map(({ name }) => name);
    return names.length > 0 ? [{ tone: "warning", text: t("missing", { fields: format.list(names) }) }] : [];
  };
}
