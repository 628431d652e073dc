import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DomainPage } from "@/components/dossier/domain-page";
import { doneIn } from "@/components/dossier/done";
import { domainOf, subjectOf } from "@/components/dossier/paths";
import { domainTitles } from "@/components/dossier/titles";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { fileDomain } from "@/lib/dossier/queries";

type Props = PageProps<"/famille/[sujet]/[id]/[domaine]">;

/** Read once for the title and the page. */
const domainView = cache(async (folder: string, id: string, slug: string) => {
  const [subject, domain] = [subjectOf(folder), domainOf(slug)];
  const actor = await requireParent();
  return subject && domain ? fileDomain(actor, { subject, id, domain }) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sujet, id, domaine } = await params;
  const view = await domainView(sujet, id, domaine);
  return view ? { title: (await domainTitles(view)).whole } : {};
}

export default async function FileDomainPage({ params, searchParams }: Props) {
  const { sujet, id, domaine } = await params;
  const view = await domainView(sujet, id, domaine);
  if (!view) notFound();
  const [t, { whole }] = await Promise.all([getTranslations("dossier"), domainTitles(view)]);
  return (
    <>
      <PageHeader title={whole} back={{ href: "/famille", label: t("back") }} />
      <DomainPage view={view} done={doneIn(await searchParams)} />
    </>
  );
}
