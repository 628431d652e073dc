import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { PlainDate } from "@/lib/dates";
import { type VaccineState, vaccineStatuses } from "@/lib/health/rules";
import type { Vaccination } from "@/lib/health/schema";
import { sayDay } from "@/lib/text/dates";
import { HealthValue } from "./health-value";

const TONES = {
  DONE: "success",
  EXEMPT: "neutral",
  MISSING: "warning",
  LATER: "neutral",
  BOOSTER: "warning",
} as const satisfies Record<VaccineState, string>;

const LONG = { day: "numeric", month: "long", year: "numeric" } as const;

type Props = { birthDate: PlainDate; vaccinations: readonly Vaccination[]; today: PlainDate };

/** How each vaccination that the law requires of a child stands, then the others that it received. */
export async function VaccineList({ birthDate, vaccinations, today }: Props) {
  const [t, locale] = await Promise.all([getTranslations("health"), getLocale()]);
  const day = (date: PlainDate) => sayDay(date, locale, LONG);
  const statuses = vaccineStatuses(birthDate, vaccinations, today);
  const others = vaccinations.filter(({ code }) => !statuses.some((it) => it.code === code));
  return (
    <div className="stack">
      <ul className="divide-y divide-line">
        {statuses.map(({ code, state, date, nextBy }) => (
          <li key={code} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2.5">
            <div>
              <p className="font-medium">{t(`vaccines.${code}`)}</p>
              <p className="text-sm text-muted">
                {date ? t("vaccineTable.lastOn", { date: day(date) }) : t("vaccineTable.noDose")}
                {nextBy &&
                  ` · ${t(state === "LATER" ? "vaccineTable.from" : "vaccineTable.nextBy", { date: day(nextBy) })}`}
              </p>
            </div>
            <Badge tone={TONES[state]}>{t(`vaccineStates.${state}`)}</Badge>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <div>
          <h3>{t("vaccineTable.others")}</h3>
          <HealthValue field="vaccinations" value={others} />
        </div>
      )}
    </div>
  );
}
