import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PolicyCard } from "@/components/deadlines/policy-card";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { activityDeadlines } from "@/lib/deadlines/queries";
import { policyTime } from "@/lib/deadlines/rules";

type Props = PageProps<"/equipe/parametres/activites/[id]/delais">;

const DONE = ["regle", "suppression"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadlines.settings"))("title") };
}

export default async function DeadlinesPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("deadlines.settings")]);
  const settings = (await activityDeadlines(actor, id)) ?? notFound();
  const { activity, policies, today } = settings;
  const told = DONE.find((what) => what === query.fait);
  const isPast = (policy: (typeof policies)[number]) => policyTime(policy, today) === "past";
  const past = policies.filter(isPast).toReversed();
  const others = policies.filter((policy) => !isPast(policy));
  const card = (policy: (typeof policies)[number]) => (
    <PolicyCard key={policy.id} settings={settings} policy={policy} />
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro", { activity: activity.name, structure: activity.structure })}
        back={{
          href: `/equipe/parametres/activites/${activity.id}` as Route,
          label: t("back", { activity: activity.name }),
        }}
        actions={
          <ButtonLink
            href={`/equipe/parametres/activites/${activity.id}/delais/nouveau` as Route}
            icon="edit"
          >
            {t("add")}
          </ButtonLink>
        }
      />
      <div className="stack">
        {told && <Banner tone="success" title={t(`done.${told}`)} live />}
        <p className="max-w-text text-muted">{t("effect")}</p>
        {others.length === 0 ? <EmptyState icon="clock" title={t("none")} /> : others.map(card)}
        {past.length > 0 && (
          <Disclosure summary={<h2>{t("past")}</h2>}>
            <div className="stack">{past.map(card)}</div>
          </Disclosure>
        )}
      </div>
    </>
  );
}
