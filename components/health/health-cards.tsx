import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { PlainDate } from "@/lib/dates";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";
import { HealthValue } from "./health-value";
import { VaccineList } from "./vaccine-list";

const HEALTH: HealthKey[] = ["pai", "allergies", "treatments", "doctor", "healthNote"];
const DIET: HealthKey[] = ["diets", "dietNote"];

type Props = { health: ChildHealthValue; birthDate: PlainDate; today: PlainDate };

/** All that is known of a child's health and meals. */
export async function HealthCards({ health, birthDate, today }: Props) {
  const t = await getTranslations("health");
  const items = (keys: HealthKey[]) =>
    keys.map((key) => ({
      term: t(`fields.${key}`),
      details: <HealthValue field={key} value={health[key]} />,
    }));
  return (
    <>
      <Card title={t("staff.health")}>
        <DescriptionList items={items(HEALTH)} />
      </Card>
      <Card title={t("staff.diet")}>
        <DescriptionList items={items(DIET)} />
      </Card>
      <Card title={t("fields.vaccinations")}>
        <VaccineList birthDate={birthDate} vaccinations={health.vaccinations ?? []} today={today} />
      </Card>
    </>
  );
}
