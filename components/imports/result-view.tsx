import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ImportResult } from "@/lib/imports/schema";
import { Counts } from "./counts";
import { ErrorTable } from "./error-table";

/** What became of an import. */
export async function ResultView({ result }: { result: ImportResult }) {
  const t = await getTranslations("imports.preview");
  const failed = result.failed.map((household) => t("failedOne", household)).join(", ");
  return (
    <div className="stack">
      <Banner tone="success" title={t("imported")} live />
      <Card>
        <Counts
          items={[
            { label: t("created"), value: result.created },
            { label: t("completed"), value: result.completed },
            { label: t("present"), value: result.present },
            { label: t("excluded"), value: result.excluded + result.failed.length },
            { label: t("invited"), value: result.invited },
          ]}
        />
      </Card>
      {result.failed.length > 0 && (
        <Banner tone="danger" title={t("failed")}>
          {t("failedText", { list: failed })}
        </Banner>
      )}
      {result.errors.length > 0 && (
        <Card title={t("errors")}>
          <p className="mb-3">{t("excludedText")}</p>
          <ErrorTable errors={result.errors} />
        </Card>
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/equipe/familles" icon="family">
          {t("families")}
        </ButtonLink>
        <ButtonLink href="/equipe/imports" variant="secondary" icon="upload">
          {t("another")}
        </ButtonLink>
      </div>
    </div>
  );
}
