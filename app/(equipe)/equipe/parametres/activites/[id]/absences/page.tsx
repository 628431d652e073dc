import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AbsenceRuleForm } from "@/components/activities/rules-absences";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { activityRules } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

type Props = PageProps<"/equipe/parametres/activites/[id]/absences">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadlines.absences"))("title") };
}

export default async function AbsenceRulePage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("deadlines")]);
  const { activity, absences } = (await activityRules(actor, id)) ?? notFound();
  return (
    <>
      <PageHeader
        title={t("absences.title")}
        intro={t("absences.intro", { activity: activity.name, structure: activity.structure })}
        back={{
          href: `/equipe/parametres/activites/${activity.id}` as Route,
          label: t("settings.back", { activity: activity.name }),
        }}
      />
      <div className="stack">
        {query.fait === "absences" && <Banner tone="success" title={t("absences.done")} live />}
        <p className="max-w-text text-muted">{t("absences.effect")}</p>
        <AbsenceRuleForm key={activity.version} activity={activity} absences={absences} />
      </div>
    </>
  );
}
