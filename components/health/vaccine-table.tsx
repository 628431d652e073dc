import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
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

type Props = { birthDate: PlainDate; vaccinations: readonly Vaccination[]; today: PlainDate };

/** How each vaccination that the law requires of a child stands, then the others that it received. */
export async function VaccineTable({ birthDate, vaccinations, today }: Props) {
  const [t, locale] = await Promise.all([getTranslations("health"), getLocale()]);
  const day = (date: PlainDate) => sayDay(date, locale, { day: "numeric", month: "short", year: "numeric" });
  const statuses = vaccineStatuses(birthDate, vaccinations, today);
  const others = vaccinations.filter(({ code }) => !statuses.some((it) => it.code === code));
  return (
    <div className="stack">
      <Table label={t("vaccineTable.label")}>
        <thead>
          <tr>
            <th scope="col">{t("vaccineTable.vaccine")}</th>
            <th scope="col">{t("vaccineTable.last")}</th>
            <th scope="col">{t("vaccineTable.state")}</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(({ code, state, date, nextBy }) => (
            <tr key={code}>
              <th scope="row">{t(`vaccines.${code}`)}</th>
              <td>{date ? day(date) : t("vaccineTable.unknown")}</td>
              <td>
                <Badge tone={TONES[state]}>{t(`vaccineStates.${state}`)}</Badge>
                {nextBy && (
                  <span className="mt-1 block text-sm text-muted">
                    {t(state === "LATER" ? "vaccineTable.from" : "vaccineTable.nextBy", {
                      date: day(nextBy),
                    })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {others.length > 0 && (
        <div>
          <h3>{t("vaccineTable.others")}</h3>
          <HealthValue field="vaccinations" value={others} />
        </div>
      )}
    </div>
  );
}
