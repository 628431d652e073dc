import type { useTranslations } from "next-intl";
import type { WaitingChange, WaitingWish } from "@/lib/dossier/schema";

type Words = ReturnType<typeof useTranslations<"requests">>;
type FileWords = ReturnType<typeof useTranslations<"dossier">>;

/** "Santé de Léa Martin", "Coordonnées du foyer": what a change is about. */
export function changeTitle(t: Words, file: FileWords, { domain, subjectName }: WaitingChange): string {
  const words = file(`domains.${domain}`);
  return subjectName
    ? t("files.about", { domain: words, name: subjectName })
    : t("files.aboutHome", { domain: words });
}

/** "Ajouter un enfant", "Retirer un enfant : Léa Martin". */
export function wishTitle(t: Words, file: FileWords, { kind, subjectName }: WaitingWish): string {
  const words = file(`wish.${kind}`);
  return subjectName ? t("files.wishFor", { wish: words, name: subjectName }) : words;
}
