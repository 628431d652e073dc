import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MergePlan } from "@/components/families/merge-plan";
import { MergeSearch } from "@/components/families/merge-search";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { familyDetail, listFamilies, mergePreview } from "@/lib/families/queries";
import { familyFilters, mergeChoice } from "@/lib/families/schema";

type Props = PageProps<"/equipe/familles/[id]/fusionner">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("families.merge"))("title") };
}

export default async function MergePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireStaff("FAMILIES");
  const [t, found, query] = await Promise.all([
    getTranslations("families.merge"),
    familyDetail(actor, id),
    searchParams,
  ]);
  if (!found || found.status === "ARCHIVED") notFound();
  const { q, avec, sens } = mergeChoice.parse(query);
  const [keptId, mergedId] = sens === "autre" ? [avec, id] : [id, avec];
  const preview = keptId && mergedId ? await mergePreview(actor, { keptId, mergedId }) : null;
  const filters = familyFilters.parse({ q });
  const results = q && !avec ? (await listFamilies(actor, filters)).families : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: `/equipe/familles/${id}` as Route, label: t("back") }}
      />
      <div className="stack">
        {avec && !preview && <Banner tone="warning">{t("unavailable")}</Banner>}
        {preview ? (
          <MergePlan householdId={id} preview={preview} />
        ) : (
          <MergeSearch householdId={id} q={q} found={results?.filter((family) => family.id !== id) ?? null} />
        )}
      </div>
    </>
  );
}
