import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { ClosureCard } from "@/components/closures/closure-card";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { closures } from "@/lib/closures/queries";
import { closuresQuery } from "@/lib/closures/schema";
import { organisationFacts } from "@/lib/organisation/queries";
import { planningPath } from "@/lib/planning/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closures"))("title") };
}

export default async function ClosuresPage({ searchParams }: PageProps<"/equipe/planning/fermetures">) {
  const actor = await requireStaff("REQUESTS");
  const { structure, fermes, annules, retablis, complets } = closuresQuery.parse(await searchParams);
  const [t, { timeZone }, list] = await Promise.all([
    getTranslations("closures"),
    organisationFacts(actor),
    closures(actor, structure ?? null),
  ]);
  const again = new URLSearchParams(structure && { structure });
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: planningPath({ structure }) as Route, label: t("back") }}
        actions={
          <ButtonLink href={`/equipe/planning/fermetures/nouvelle?${again}` as Route} icon="ban">
            {t("new")}
          </ButtonLink>
        }
      />
      <div className="stack">
        {fermes !== undefined && (
          <Banner tone="success" live>
            {t("closedDone", { days: fermes, count: annules ?? 0 })}
          </Banner>
        )}
        {retablis !== undefined && (
          <Banner tone={complets ? "warning" : "success"} live>
            {t("reopenedDone", { count: retablis, full: complets ?? 0 })}
          </Banner>
        )}
        {list.length === 0 ? (
          <EmptyState icon="calendar" title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <>
            <p className="max-w-text text-muted">{t("reopenHint")}</p>
            <ul className="grid gap-4">
              {list.map((closure) => (
                <ClosureCard key={closure.id} closure={closure} timeZone={timeZone} />
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
