import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileSettingsForm } from "@/components/settings/file-settings-form";
import { PieceList } from "@/components/settings/piece-list";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { structuresWith } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { structureSettings } from "@/lib/settings/queries";

const DONE = ["reglages", "ajoute", "modifie"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("file.title") };
}

export default async function FileSettingsPage({ searchParams }: PageProps<"/equipe/parametres/dossier">) {
  const actor = await requireStaff("SETTINGS");
  const [query, t, structures] = await Promise.all([
    searchParams,
    getTranslations("settings"),
    structuresWith(actor, "SETTINGS"),
  ]);
  const chosen = typeof query.structure === "string" ? query.structure : structures[0]?.id;
  const settings = (chosen && (await structureSettings(actor, chosen))) || notFound();
  const told = DONE.find((what) => what === query.fait);
  return (
    <>
      <PageHeader
        title={t("file.title")}
        intro={t("file.intro")}
        back={{ href: "/equipe/parametres", label: t("title") }}
      />
      {told && (
        <div className="mb-4">
          <Banner tone="success" title={t(`done.${told}`)} live />
        </div>
      )}
      <Tabs
        label={t("file.structures")}
        items={structures.map(({ id, name }) => ({
          href: `/equipe/parametres/dossier?structure=${id}` as const,
          label: name,
          current: id === settings.structure.id,
        }))}
      />
      <div className="stack">
        <PieceList structureId={settings.structure.id} pieces={settings.pieces} />
        <FileSettingsForm key={settings.structure.id} {...settings} />
      </div>
    </>
  );
}
