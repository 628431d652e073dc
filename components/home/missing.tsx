import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { homePath } from "@/lib/auth";

/** Not found, or not the reader's: the same answer. It fills the <main> of the layout around it. */
export async function Missing() {
  const t = await getTranslations("layout");
  return (
    <>
      <h1 className="sr-only">{t("notFoundTitle")}</h1>
      <EmptyState
        icon="search"
        title={t("notFoundTitle")}
        action={<ButtonLink href={(await homePath()) ?? "/"}>{t("backHome")}</ButtonLink>}
      >
        {t("notFoundText")}
      </EmptyState>
    </>
  );
}
