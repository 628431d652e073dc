import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PolicyForm } from "@/components/deadlines/policy-form";
import { TemplateList } from "@/components/deadlines/template-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { activityDeadlines } from "@/lib/deadlines/queries";
import { beginPolicy, TEMPLATES } from "@/lib/deadlines/rules";

type Props = PageProps<"/equipe/parametres/activites/[id]/delais/nouveau">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadlines.editor"))("title") };
}

export default async function NewPolicyPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("deadlines.editor")]);
  const settings = (await activityDeadlines(actor, id)) ?? notFound();
  const { activity, policies, today, outlook } = settings;
  const template = TEMPLATES.find((name) => name === query.modele);
  const chosen = policies.find((policy) => policy.id === query.depuis);
  const begin = beginPolicy(policies, today, { template, chosen });
  const path = `/equipe/parametres/activites/${activity.id}/delais`;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro", { activity: activity.name, structure: activity.structure })}
        back={{ href: path as Route, label: t("back") }}
      />
      <div className="stack">
        <TemplateList
          path={`${path}/nouveau`}
          today={today}
          timeZone={outlook.calendar.timeZone}
          open={template === undefined && chosen === undefined}
        />
        <PolicyForm key={template ?? chosen?.id} settings={settings} begin={begin} from={begin.from} />
      </div>
    </>
  );
}
