import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewAdultForm } from "@/components/dossier/new-adult-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier.add.adult"))("title") };
}

export default async function AddAdultPage() {
  await requireParent();
  const t = await getTranslations("dossier");
  return (
    <div className="narrow">
      <PageHeader
        title={t("add.adult.title")}
        intro={t("add.adult.intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      <NewAdultForm />
    </div>
  );
}
