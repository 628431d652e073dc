import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { removeOpening, saveOpening } from "@/lib/activities/actions";
import type { DaysReport } from "@/lib/activities/rules";
import { sayDay } from "@/lib/text/dates";
import { DaysReportLines } from "./days-report";
import { SeenFields } from "./seen-fields";

export type ShownPreview = {
  kind: "shown";
  remove: boolean;
  report: DaysReport;
  overlap: string | null;
  /** The fields as typed, sent as they are when it is applied. */
  values: (readonly [name: string, value: string])[];
};

type Props = { activity: { id: string; version: number }; openingId: string | null; preview: ShownPreview };

/** What saving or deleting an opening will do to the days, and the button that does it. */
export function OpeningPreview({ activity, openingId, preview }: Props) {
  const t = useTranslations("activities");
  const locale = useLocale();
  const { remove, report, overlap, values } = preview;
  if (overlap && !remove) {
    return <Banner tone="danger" title={t("report.overlap", { day: sayDay(overlap, locale) })} live />;
  }
  return (
    <Card title={t("openings.previewTitle")}>
      <DaysReportLines report={report} />
      <div className="mt-4">
        <ActionForm
          id="appliquer"
          action={remove ? removeOpening : saveOpening}
          labels={{ summary: t("summary") }}
        >
          <SeenFields activity={activity} />
          {openingId && <input type="hidden" name="ouverture" value={openingId} />}
          {values.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton
            pending={t("openings.applying")}
            icon={remove ? undefined : "check"}
            variant={remove ? "danger" : "primary"}
          >
            {t(remove ? "openings.removeApply" : "openings.apply")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}
