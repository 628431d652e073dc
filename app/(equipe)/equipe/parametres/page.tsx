import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Tile, TileGrid } from "@/components/ui/tile";
import { requireStaff } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("settings.title") };
}

export default async function SettingsPage() {
  await requireStaff("SETTINGS");
  const t = await getTranslations("activities.settings");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <TileGrid>
        <Tile
          href="/equipe/parametres/activites"
          icon="calendar"
          title={t("activities")}
          text={t("activitiesText")}
        />
        <Tile href="/equipe/parametres/dossier" icon="family" title={t("files")} text={t("filesText")} />
      </TileGrid>
    </>
  );
}
