import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Tile, TileGrid } from "@/components/ui/tile";
import { requireParent } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signups"))("welcome.title") };
}

/** The end of a sign-up, and the beginning of the rest. */
export default async function WelcomePage() {
  await requireParent();
  const t = await getTranslations("signups.welcome");
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} />
      <TileGrid label={t("next")} columns={3}>
        <Tile href="/reservations" icon="calendar" title={t("reservations")} text={t("reservationsText")} />
        <Tile href="/documents/envois" icon="upload" title={t("documents")} text={t("documentsText")} />
        <Tile href="/compte" icon="account" title={t("account")} text={t("accountText")} />
      </TileGrid>
      <div>
        <ButtonLink href="/accueil">{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
