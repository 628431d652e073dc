import type { useTranslations } from "next-intl";
import type { WaitingUpload } from "@/lib/documents/schema";

/** "Assurance, Léa Martin": what a document is and whom it is about; of a closed one only that it is of health. */
export function pieceTitle(
  t: ReturnType<typeof useTranslations<"requests">>,
  { piece, title, childName, closed }: WaitingUpload,
): string {
  const what = closed ? t("uploads.closedTitle") : (piece?.name ?? (title || t("uploads.free")));
  return childName ? t("uploads.of", { what, name: childName }) : what;
}
