import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ReadingTable } from "@/components/health/reading-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireParent } from "@/lib/auth";
import { healthReaders, READINGS_PER_PAGE } from "@/lib/health/queries";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = PageProps<"/famille/enfants/[id]/consultations">;

const readers = cache(async (id: string, page: number) => healthReaders(await requireParent(), id, page));

async function asked({ params, searchParams }: Props) {
  const [{ id }, { page }] = await Promise.all([params, searchParams]);
  const number = /^[1-9]\d{0,3}$/.test(String(page)) ? Number(page) : 1;
  return { id, page: number };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, page } = await asked(props);
  const [t, found] = await Promise.all([getTranslations("health.readers"), readers(id, page)]);
  return { title: found ? t("title", { name: displayName(found) }) : undefined };
}

export default async function HealthReadersPage(props: Props) {
  const { id, page } = await asked(props);
  const actor = await requireParent();
  const found = await readers(id, page);
  if (!found) notFound();
  const [t, locale, { timeZone }] = await Promise.all([
    getTranslations("health.readers"),
    getLocale(),
    organisationFacts(actor),
  ]);
  const pages = Math.max(Math.ceil(found.total / READINGS_PER_PAGE), 1);
  const to = (number: number) => `/famille/enfants/${id}/consultations?page=${number}` as Route;
  return (
    <>
      <PageHeader
        title={t("title", { name: displayName(found) })}
        intro={t("intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      {found.readings.length === 0 ? (
        <EmptyState icon="eye" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <ReadingTable readings={found.readings} timeZone={timeZone} locale={locale} />
      )}
      {pages > 1 && (
        <Pagination
          label={t("pages")}
          status={t("page", { page, pages })}
          previous={page > 1 ? { href: to(page - 1), label: t("previous") } : undefined}
          next={page < pages ? { href: to(page + 1), label: t("next") } : undefined}
        />
      )}
    </>
  );
}
