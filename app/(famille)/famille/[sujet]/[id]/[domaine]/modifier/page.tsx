import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DomainForm } from "@/components/dossier/domain-form";
import { domainOf, domainPath, subjectOf } from "@/components/dossier/paths";
import { domainTitles } from "@/components/dossier/titles";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { fileDomain } from "@/lib/dossier/queries";

type Props = PageProps<"/famille/[sujet]/[id]/[domaine]/modifier">;

/** Read once for the title and the page; of a child's health, with the birth date that says which vaccines count. */
const editorView = cache(async (folder: string, id: string, slug: string) => {
  const [subject, domain] = [subjectOf(folder), domainOf(slug)];
  const actor = await requireParent();
  if (!subject || !domain) return null;
  const view = await fileDomain(actor, { subject, id, domain });
  if (!view?.editable) return null;
  const identity = domain === "health" ? await fileDomain(actor, { subject, id, domain: "identity" }) : null;
  const birthDate = identity?.fields.find(({ key }) => key === "birthDate")?.value;
  return {
    view,
    isReader: id === actor.adultId,
    birthDate: typeof birthDate === "string" ? birthDate : null,
  };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sujet, id, domaine } = await params;
  const [t, found] = await Promise.all([getTranslations("dossier.form"), editorView(sujet, id, domaine)]);
  return found ? { title: t("title", { what: (await domainTitles(found.view)).whole }) } : {};
}

export default async function EditDomainPage({ params }: Props) {
  const { sujet, id, domaine } = await params;
  const found = await editorView(sujet, id, domaine);
  if (!found) notFound();
  const [t, { label, whose, whole }] = await Promise.all([
    getTranslations("dossier.form"),
    domainTitles(found.view),
  ]);
  return (
    <div className="narrow">
      <PageHeader
        title={t("heading", { domain: label })}
        intro={whose}
        back={{ href: domainPath(found.view), label: whole }}
      />
      <DomainForm {...found} />
    </div>
  );
}
