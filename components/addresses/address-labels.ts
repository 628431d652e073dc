import { getTranslations } from "next-intl/server";

/** Most addresses that the service proposes at once. */
const MOST_ADDRESSES = 6;

/** The words of an address field: the name of its list, and what is read out for each number of addresses. */
export async function addressLabels(): Promise<{ list: string; found: string[] }> {
  const t = await getTranslations("dossier.form");
  const counts = Array.from({ length: MOST_ADDRESSES + 1 }, (_, count) => count);
  return { list: t("suggestions"), found: counts.map((count) => t("found", { count })) };
}
