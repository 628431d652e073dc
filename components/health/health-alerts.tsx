import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import type { PlainDate } from "@/lib/dates";
import { healthExpiries, isVaccinated } from "@/lib/health/rules";
import type { ChildHealthValue } from "@/lib/health/schema";
import { sayDay } from "@/lib/text/dates";

type Props = { health: ChildHealthValue; birthDate: PlainDate; today: PlainDate };

/** What staff should settle with the family: what ends soon or has ended, and vaccinations that are missing. */
export async function HealthAlerts({ health, birthDate, today }: Props) {
  const [t, locale] = await Promise.all([getTranslations("health.staff"), getLocale()]);
  const lines = healthExpiries(health, { birthDate, today }).map(({ what, on, over }) =>
    t(`expiry.${what}`, { date: sayDay(on, locale), over: String(over) }),
  );
  if (!isVaccinated(birthDate, health.vaccinations ?? [], today)) lines.push(t("vaccinesMissing"));
  if (lines.length === 0) return null;
  return (
    <Banner tone="warning" title={t("toCheck")}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Banner>
  );
}
