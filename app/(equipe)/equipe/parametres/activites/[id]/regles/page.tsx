import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RulesForm } from "@/components/activities/rules-form";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { activityRules } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

type Props = PageProps<"/equipe/parametres/activites/[id]/regles">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadlines.rules"))("title") };
}

export default async function ActivityRulesPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("deadlines")]);
  const { activity, rules } = (await activityRules(actor, id)) ?? notFound();
  return (
    <>
      <PageHeader
        title={t("rules.title")}
        intro={t("rules.intro", { activity: activity.name, structure: activity.structure })}
        back={{
          href: `/equipe/parametres/activites/${activity.id}` as Route,
          label: t("settings.back", { activity: activity.name }),
        }}
      />
      <div className="stack">
        {query.fait === "regles" && <Banner tone="success" title={t("rules.done")} live />}
        <p className="max-w-text text-muted">{t("rules.effect")}</p>
        <RulesForm key={activity.version} activity={activity} rules={rules} />
      </div>
    </>
  );
}
