import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Missing } from "@/components/home/missing";
import { Footer } from "@/components/layout/footer";
import { PublicHeader } from "@/components/layout/public-header";
import { homePath } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout"))("notFoundTitle") };
}

/** An address that no page has. */
export default async function NotFound() {
  const t = await getTranslations("layout");
  return (
    <>
      <PublicHeader name={t("name")} homeHref={(await homePath()) ?? "/"} />
      <main id="contenu" tabIndex={-1} className="page">
        <Missing />
      </main>
      <Footer />
    </>
  );
}
