import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DomainPage } from "@/components/dossier/domain-page";
import { doneIn } from "@/components/dossier/done";
import { RemovePerson } from "@/components/dossier/remove-person";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { fileDomain } from "@/lib/dossier/queries";
import { ownPeople } from "@/lib/home/queries";

type Props = PageProps<"/famille/personnes/[id]">;

/** Read once for the title and the page. */
const person = cache(async (id: string) =>
  fileDomain(await requireParent(), { subject: "PERSON", id, domain: "identity" }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await person((await params).id))?.name };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const view = await person((await params).id);
  if (!view) notFound();
  const [t, { children }] = await Promise.all([getTranslations("dossier"), ownPeople(await requireParent())]);
  return (
    <>
      <PageHeader title={view.name} back={{ href: "/famille", label: t("back") }} />
      <DomainPage
        view={view}
        done={doneIn(await searchParams)}
        childNames={new Map(children.map(({ id, name }) => [id, name]))}
      >
        <RemovePerson id={view.id} />
      </DomainPage>
    </>
  );
}
