import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Footer } from "@/components/layout/footer";
import { PublicHeader } from "@/components/layout/public-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { homePath } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout"))("notFoundTitle") };
}

/** Not found, or not the reader's: the same answer. */
export default async function NotFound() {
  const t = await getTranslations("layout");
  const home = (await homePath()) ?? "/";
  return (
    <>
      <PublicHeader name={t("name")} homeHref={home} />
      <main id="contenu" tabIndex={-1} className="page">
        <h1 className="sr-only">{t("notFoundTitle")}</h1>
        <EmptyState
          icon="search"
          title={t("notFoundTitle")}
          action={<ButtonLink href={home}>{t("backHome")}</ButtonLink>}
        >
          {t("notFoundText")}
        </EmptyState>
      </main>
      <Footer />
    </>
  );
}
