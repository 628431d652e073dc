import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { type Cents, formatCents } from "@/lib/money";
import type { HouseholdTariff, HouseholdTariffs } from "@/lib/tariffs/queries";
import type { PriceLine } from "@/lib/tariffs/rules";
import { sayQuotient } from "./euros";

type Props = { activity: HouseholdTariffs["activities"][number]; quotientCents: Cents | null };

/** What one activity costs the reader's household, within the whole price list where there is one. */
export function ActivityPrices({ activity, quotientCents }: Props) {
  const t = useTranslations("tariffs");
  const format = useFormatter();
  const { name, structure, children, tariffs } = activity;
  return (
    <Card level={3} title={name} className="mb-4 break-inside-avoid">
      <p className="text-muted">{t("for", { structure, children: format.list(children) })}</p>
      {tariffs.length === 0 && <p className="mt-3">{t("noTariff")}</p>}
      {tariffs.map((tariff) => (
        <div key={tariff.name} className="mt-4">
          <OwnPrice tariff={tariff} quotientCents={quotientCents} />
          {tariff.byQuotient && <PriceList activity={name} tariff={tariff} />}
        </div>
      ))}
    </Card>
  );
}

function OwnPrice({
  tariff: { name, own, byQuotient },
  quotientCents,
}: {
  tariff: HouseholdTariff;
  quotientCents: Cents | null;
}) {
  const t = useTranslations("tariffs");
  const locale = useLocale();
  const price = formatCents(own.price, locale);
  const sentence = () => {
    if (!byQuotient) return t("fixed", { name, price });
    if (quotientCents === null) return t("highest", { name, price });
    return t("own", { name, price, quotient: sayQuotient(quotientCents, locale) });
  };
  return <p className="font-semibold">{sentence()}</p>;
}

function PriceList({
  activity,
  tariff: { name, lines, own },
}: {
  activity: string;
  tariff: HouseholdTariff;
}) {
  const t = useTranslations("tariffs");
  const locale = useLocale();
  const band = ({ from, below }: PriceLine) => {
    const edges = {
      from: sayQuotient(from ?? 0, locale),
      below: sayQuotient(below ?? 0, locale),
    };
    if (from === null) return below === null ? t("every") : t("below", edges);
    return t(below === null ? "beyond" : "between", edges);
  };
  return (
    <div className="mt-2">
      <Table label={t("grid", { activity, name })}>
        <thead>
          <tr>
            <th scope="col">{t("band")}</th>
            <th scope="col" className="num">
              {t("price")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.from ?? 0} className={line === own ? "bg-accent-soft font-semibold" : undefined}>
              <td>
                <span className="flex flex-wrap items-center gap-2">
                  {band(line)}
                  {line === own && (
                    <Badge tone="accent" icon="check">
                      {t("yours")}
                    </Badge>
                  )}
                </span>
              </td>
              <td className="num">{formatCents(line.price, locale)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
