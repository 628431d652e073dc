import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DomainForm } from "@/components/dossier/domain-form";
import { domainPath } from "@/components/dossier/paths";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { fileDomain } from "@/lib/dossier/queries";
import { ownPeople } from "@/lib/home/queries";

type Props = PageProps<"/famille/personnes/[id]/modifier">;

/** Read once for the title and the page. */
const person = cache(async (id: string) => {
  const view = await fileDomain(await requireParent(), { subject: "PERSON", id, domain: "identity" });
  return view?.editable ? view : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, view] = await Promise.all([getTranslations("dossier.person"), person((await params).id)]);
  return { title: view ? t("edit", { name: view.name }) : undefined };
}

export default async function EditPersonPage({ params }: Props) {
  const view = await person((await params).id);
  if (!view) notFound();
  const [t, { children }] = await Promise.all([
    getTranslations("dossier.person"),
    ownPeople(await requireParent()),
  ]);
  return (
    <div className="narrow">
      <PageHeader
        title={t("edit", { name: view.name })}
        back={{ href: domainPath(view), label: view.name }}
      />
      <DomainForm
        view={view}
        birthDate={null}
        isReader={false}
        childNames={new Map(children.map(({ id, name }) => [id, name]))}
      />
    </div>
  );
}
