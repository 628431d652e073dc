import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AskForm } from "@/components/dossier/ask-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownPeople } from "@/lib/home/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier.ask"))("title") };
}

export default async function AskPage() {
  const actor = await requireParent();
  const [t, people] = await Promise.all([getTranslations("dossier"), ownPeople(actor)]);
  return (
    <div className="narrow">
      <PageHeader
        title={t("ask.title")}
        intro={t("ask.intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      <AskForm people={people} />
    </div>
  );
}
