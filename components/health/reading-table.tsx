import { getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { Table } from "@/components/ui/table";
import type { Locale } from "@/lib/actor";
import type { HealthReader } from "@/lib/health/queries";
import { sayInstant } from "@/lib/text/dates";

type Props = { readings: HealthReader[]; timeZone: string; locale: Locale };

/** Who read a child's health, newest first. */
export async function ReadingTable({ readings, timeZone, locale }: Props) {
  const t = await getTranslations("health.readers");
  const style = { day: "numeric", month: "short", year: "numeric" } as const;
  const say = (at: Date) =>
    sayInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone, locale, style);
  return (
    <Table label={t("table")}>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("why")}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ at, by, purpose }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: readings bear no id, and the table never reorders
          <tr key={index}>
            <td>{say(at)}</td>
            <td>{by ?? t("erased")}</td>
            <td>{t(`purposes.${purpose}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
