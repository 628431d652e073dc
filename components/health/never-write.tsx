import { getTranslations } from "next-intl/server";

/** What a free text about a child must not tell. */
export async function NeverWrite() {
  const t = await getTranslations("health.form");
  return (
    <p className="rounded-xl border border-warning-line bg-warning-soft p-3 text-sm">
      <strong className="text-warning-ink">{t("neverTitle")}</strong> {t("never")}
    </p>
  );
}
