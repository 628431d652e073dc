import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FileField } from "@/components/forms/file-field";
import { BatchTable } from "@/components/imports/batch-table";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { importBatches } from "@/lib/imports/queries";
import { COLUMNS, fileRefusalQuery } from "@/lib/imports/schema";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.page"))("title") };
}

export default async function ImportsPage({ searchParams }: PageProps<"/equipe/imports">) {
  const actor = await requireStaff("IMPORTS");
  const [t, tRefusal, batches, query, { timeZone }] = await Promise.all([
    getTranslations("imports.page"),
    getTranslations("imports.refusal"),
    importBatches(actor),
    searchParams,
    organisationFacts(actor),
  ]);
  const refusal = fileRefusalQuery.safeParse(query).data;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: "/equipe/familles", label: t("families") }}
      />
      <div className="stack">
        {refusal && (
          <Banner tone="danger" title={t("refused")} live>
            {refusal.erreur === "no-file" ? t("noFile") : tRefusal(refusal.erreur, refusal)}
          </Banner>
        )}
        <Card>
          <form
            id="import"
            action="/equipe/imports/fichier"
            method="post"
            encType="multipart/form-data"
            className="stack"
          >
            <FileField
              name="fichier"
              label={t("file")}
              hint={t("fileHint")}
              accept=".csv,.txt,text/csv"
              required
            />
            <Button type="submit">{t("check")}</Button>
          </form>
        </Card>
        <Disclosure summary={t("columns")}>
          <p className="mb-2">{t("columnsHint")}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {COLUMNS.map((column) => (
              <li key={column}>
                <code>{column}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
        {batches.length === 0 ? (
          <EmptyState icon="upload" title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Card title={t("past")}>
            <BatchTable batches={batches} timeZone={timeZone} />
          </Card>
        )}
      </div>
    </>
  );
}
