import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Press } from "@/components/activities/press";
import { SeenFields } from "@/components/activities/seen-fields";
import { EnrolmentPeriodFields } from "@/components/enrolments/period-fields";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { removeEnrolmentPeriod, saveEnrolmentPeriod } from "@/lib/activities/actions";
import { enrolmentSettings } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

type Props = PageProps<"/equipe/parametres/activites/[id]/inscriptions/[periode]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enrolments"))("settings.editTitle") };
}

export default async function EnrolmentPeriodPage({ params }: Props) {
  const actor = await requireStaff("SETTINGS");
  const { id, periode } = await params;
  const [t, found] = await Promise.all([
    getTranslations("enrolments.settings"),
    enrolmentSettings(actor, id),
  ]);
  const activity = found ?? notFound();
  const period = activity.periods.find((own) => own.id === periode) ?? null;
  if (!period && periode !== "nouvelle") notFound();
  return (
    <>
      <PageHeader
        title={period?.name ?? t("newTitle")}
        intro={activity.name}
        back={{
          href: `/equipe/parametres/activites/${id}/inscriptions` as Route,
          label: t("title", { activity: activity.name }),
        }}
      />
      <div className="stack max-w-text">
        <Card>
          <ActionForm id="periode" action={saveEnrolmentPeriod} labels={{ summary: t("summary") }}>
            <SeenFields activity={activity} />
            {period && <input type="hidden" name="periode" value={period.id} />}
            <EnrolmentPeriodFields activity={activity} period={period} />
            <SubmitButton pending={t("saving")} icon="check">
              {t("save")}
            </SubmitButton>
          </ActionForm>
        </Card>
        {period && period.requests === 0 && (
          <Press
            id="supprimer"
            action={removeEnrolmentPeriod}
            values={[
              ["activite", id],
              ["version", String(activity.version)],
              ["periode", period.id],
            ]}
            variant="danger"
          >
            {t("remove")}
          </Press>
        )}
      </div>
    </>
  );
}
