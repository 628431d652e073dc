import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { ActivityDetail } from "@/lib/activities/queries";

const PLACES = {
  slots: "creneaux",
  groups: "groupes",
  deadlines: "delais",
  openings: "ouvertures",
  days: "ouvertures",
} as const;

/** What is left to do before families can book, each with the way there. */
export function Checklist({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations("activities.one");
  if (activity.archived) return <Banner tone="warning" title={t("archivedBanner")} />;
  if (activity.missing.length === 0) return <Banner tone="success" title={t("ready")} />;
  return (
    <Card title={t("checklist")}>
      <ul className="list-disc ps-6">
        {activity.missing.map((part) => (
          <li key={part}>
            <TextLink
              href={`/equipe/parametres/activites/${activity.id}/${PLACES[part]}` as Route}
              className="inline-flex min-h-target items-center"
            >
              {t(`missing.${part}`)}
            </TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
