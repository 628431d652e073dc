import { useLocale, useTranslations } from "next-intl";

const MEGABYTE = 1024 * 1024;

/** "PDF, 1,2 Mo". */
export function FileFacts({ mime, size }: { mime: string; size: number }) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const isLarge = size >= MEGABYTE;
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: isLarge ? 1 : 0 }).format(
    isLarge ? size / MEGABYTE : Math.max(1, size / 1024),
  );
  return t("fileFacts", {
    kind: t(mime === "application/pdf" ? "kind.pdf" : "kind.image"),
    size: t(isLarge ? "size.mb" : "size.kb", { value }),
  });
}
