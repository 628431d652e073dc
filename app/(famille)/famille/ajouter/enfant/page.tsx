import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewChildForm } from "@/components/dossier/new-child-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier.add.child"))("title") };
}

export default async function AddChildPage() {
  await requireParent();
  const t = await getTranslations("dossier");
  return (
    <div className="narrow">
      <PageHeader
        title={t("add.child.title")}
        intro={t("add.child.intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      <NewChildForm />
    </div>
  );
}
