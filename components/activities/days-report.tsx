import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { DaysReport, Extent } from "@/lib/activities/rules";
import type { PlainDate } from "@/lib/dates";
import { sayDay } from "@/lib/text/dates";

const PARTS = ["added", "reopened", "resized", "closed", "removed"] as const;

/** What writing the days of an activity does, or did, in words. */
export function DaysReportLines({ report }: { report: DaysReport }) {
  const t = useTranslations("activities.report");
  const parts = PARTS.filter((part) => report[part].days > 0);
  const isNothing = parts.length + report.kept.length + report.short.length === 0;
  const extent = ({ days, slots, groups }: Extent) => t("extent", { days, slots, groups });
  return (
    <div className="flex flex-col gap-2">
      {isNothing && <p>{t("nothing")}</p>}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part}>{t(part, { extent: extent(report[part]) })}</li>
          ))}
        </ul>
      )}
      {report.kept.length > 0 && <Dates text={t("kept", { count: report.kept.length })} days={report.kept} />}
      {report.short.length > 0 && (
        <Dates text={t("short", { count: report.short.length })} days={report.short} />
      )}
    </div>
  );
}

function Dates({ text, days }: { text: string; days: PlainDate[] }) {
  const t = useTranslations("activities.report");
  const locale = useLocale();
  return (
    <>
      <p>{text}</p>
      <Disclosure summary={t("dates")}>
        <ul className="columns-1 sm:columns-2">
          {days.map((day) => (
            <li key={day}>{sayDay(day, locale)}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
