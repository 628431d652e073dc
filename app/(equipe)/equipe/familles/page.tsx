import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FamilySearch } from "@/components/families/family-search";
import { FamilyTable } from "@/components/families/family-table";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StickyBar } from "@/components/ui/sticky-bar";
import { structuresWith } from "@/lib/activities/queries";
import { holds } from "@/lib/actor";
import { requireStaff } from "@/lib/auth";
import { inviteFamilies } from "@/lib/families/actions";
import { listFamilies } from "@/lib/families/queries";
import { type FamilyFilters, familyFilters, MAX_INVITED, PAGE_SIZE } from "@/lib/families/schema";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("families"))("title") };
}

/** The address of a page of the filtered list. */
function address({ q, structure, etat, archives }: FamilyFilters, page: number) {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(structure && { structure }),
    ...(etat && { etat }),
    ...(archives && { archives }),
    page: String(page),
  });
  return `/equipe/familles?${query}` as const;
}

export default async function FamiliesPage({ searchParams }: PageProps<"/equipe/familles">) {
  const actor = await requireStaff("FAMILIES");
  const filters = familyFilters.parse(await searchParams);
  const [t, { families, total }, structures, { timeZone }] = await Promise.all([
    getTranslations("families"),
    listFamilies(actor, filters),
    structuresWith(actor, "FAMILIES"),
    organisationFacts(actor),
  ]);
  const { page } = filters;
  const isFiltered = Boolean(filters.q || filters.structure || filters.etat || filters.archives);
  const pages = Math.max(Math.ceil(total / PAGE_SIZE), 1);
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={
          <ButtonLink href="/equipe/familles/nouvelle" icon="plus">
            {t("new")}
          </ButtonLink>
        }
      />
      <FamilySearch filters={filters} structures={structures} />
      {families.length === 0 ? (
        <EmptyState
          icon="family"
          title={t(isFiltered ? "list.empty" : "list.none")}
          action={
            !isFiltered &&
            holds(actor, "IMPORTS") && (
              <ButtonLink href="/equipe/imports" variant="secondary" icon="upload">
                {t("import")}
              </ButtonLink>
            )
          }
        >
          {t(isFiltered ? "list.emptyText" : "list.noneText")}
        </EmptyState>
      ) : (
        <ActionForm id="inviter" action={inviteFamilies} labels={{ summary: t("invite.summary") }}>
          {(["q", "structure", "etat", "archives"] as const).map((name) => (
            <input key={name} type="hidden" name={name} value={filters[name] ?? ""} />
          ))}
          <p role="status">{t("list.count", { total })}</p>
          <FamilyTable families={families} timeZone={timeZone} />
          <p className="text-sm text-muted">{t("invite.allHint", { max: MAX_INVITED })}</p>
          <StickyBar label={t("invite.bar")}>
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton name="portee" value="selection" icon="mail" pending={t("invite.sending")}>
                {t("invite.selected")}
              </SubmitButton>
              <SubmitButton name="portee" value="liste" variant="secondary" pending={t("invite.sending")}>
                {t("invite.all")}
              </SubmitButton>
            </div>
          </StickyBar>
        </ActionForm>
      )}
      {pages > 1 && (
        <Pagination
          label={t("list.pages")}
          status={t("list.page", { page, pages })}
          previous={page > 1 ? { href: address(filters, page - 1), label: t("list.previous") } : undefined}
          next={page < pages ? { href: address(filters, page + 1), label: t("list.next") } : undefined}
        />
      )}
    </>
  );
}
