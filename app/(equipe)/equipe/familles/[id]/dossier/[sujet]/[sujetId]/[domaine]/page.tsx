import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DomainForm } from "@/components/dossier/domain-form";
import { domainOf, subjectOf } from "@/components/dossier/paths";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { fileDomain } from "@/lib/dossier/queries";
import { SEALED_DOMAINS } from "@/lib/dossier/schema";
import { familyDetail } from "@/lib/families/queries";
import { displayName } from "@/lib/names";

type Props = PageProps<"/equipe/familles/[id]/dossier/[sujet]/[sujetId]/[domaine]">;

/** Read once for the title and the page: somebody of this household, and no one else. */
const editor = cache(async (id: string, folder: string, subjectId: string, slug: string) => {
  const [subject, domain] = [subjectOf(folder), domainOf(slug)];
  const actor = await requireStaff("FAMILIES");
  const found = subject && domain ? await familyDetail(actor, id) : null;
  if (!subject || !domain || !found) return null;
  const { adults, children, persons } = found;
  const members = { HOUSEHOLD: [found], ADULT: adults, CHILD: children, PERSON: persons }[subject];
  if (!members.some((member) => member.id === subjectId)) return null;
  if (SEALED_DOMAINS.includes(domain)) await requireStaff("HEALTH");
  const view = await fileDomain(actor, { subject, id: subjectId, domain });
  const child = children.find((member) => member.id === subjectId);
  return view && { view, found, birthDate: child?.birthDate ?? null };
});

const parts = async ({ params }: Pick<Props, "params">) => {
  const { id, sujet, sujetId, domaine } = await params;
  return editor(id, sujet, sujetId, domaine);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, dossier, read] = await Promise.all([
    getTranslations("families.editor"),
    getTranslations("dossier.domains"),
    parts(props),
  ]);
  if (!read) return {};
  return { title: t("title", { domain: dossier(read.view.domain), name: read.view.name }) };
}

export default async function StaffEditorPage(props: Props) {
  const [t, families, dossier, read] = await Promise.all([
    getTranslations("families.editor"),
    getTranslations("families.detail"),
    getTranslations("dossier.domains"),
    parts(props),
  ]);
  if (!read) notFound();
  const { view, found, birthDate } = read;
  const page = `/equipe/familles/${found.id}` as Route;
  const names = found.adults.map(displayName).join(", ");
  return (
    <div className="max-w-text">
      <PageHeader
        title={t("title", { domain: dossier(view.domain), name: view.name })}
        intro={t("intro")}
        back={{ href: page, label: families("title", { names }) }}
      />
      <DomainForm
        view={view}
        birthDate={birthDate}
        isReader={false}
        childNames={new Map(found.children.map((child) => [child.id, child.firstName]))}
        staff={{ householdId: found.id, page }}
      />
    </div>
  );
}
