import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Elsewhere } from "@/components/layout/elsewhere";
import { Footer } from "@/components/layout/footer";
import { PublicHeader } from "@/components/layout/public-header";
import { ButtonLink } from "@/components/ui/button";
import { homePath } from "@/lib/auth";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("layout");
  const home = await homePath();
  return (
    <>
      <PublicHeader
        name={t("name")}
        actions={
          <Elsewhere than={home ? ["/"] : ["/", "/connexion", "/inscription"]}>
            <ButtonLink href={home ?? "/connexion"} variant="quiet">
              {t(home ? "mySpace" : "signIn")}
            </ButtonLink>
          </Elsewhere>
        }
      />
      <main id="contenu" tabIndex={-1} className="page">
        {children}
      </main>
      <Footer />
    </>
  );
}
