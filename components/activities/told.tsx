import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { DaysReport } from "@/lib/activities/rules";
import { DaysReportLines } from "./days-report";

/** After a change: that it is saved, and what it did to the days where it did something. */
export function Told({ title, report }: { title?: string; report: DaysReport | null }) {
  const t = useTranslations("activities");
  const hasDates = report !== null && report.kept.length + report.short.length > 0;
  return (
    <div className="mb-4">
      <Banner tone={hasDates ? "warning" : "success"} title={title ?? t("saved")} live>
        {report && <DaysReportLines report={report} />}
      </Banner>
    </div>
  );
}
