import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { PlainDate } from "@/lib/dates";
import { formatCents } from "@/lib/money";
import { sayDay } from "@/lib/text/dates";

const SOURCES = ["CAF", "MSA", "COMPUTED"] as const;

type Props = {
  /** The quotient in force or the last one. */
  present: { valueCents: number; from: PlainDate } | null;
  /** The first day on which the new one may apply. */
  earliest: PlainDate;
};

/** What staff read on a proof of quotient. */
export function QuotientFields({ present, earliest }: Props) {
  const t = useTranslations("requests.uploads");
  const locale = useLocale();
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-bold">{t("quotientTitle")}</legend>
      <p className="text-sm text-muted">
        {present
          ? t("quotientNow", {
              value: formatCents(present.valueCents, locale),
              from: sayDay(present.from, locale, { day: "numeric", month: "long", year: "numeric" }),
            })
          : t("quotientNone")}
      </p>
      <input type="hidden" name="quotient" value="oui" />
      <TextField name="valeur" label={t("value")} inputMode="decimal" maxLength={12} width="medium" />
      <SelectField
        name="source"
        label={t("source")}
        defaultValue="CAF"
        options={SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
      />
      <TextField name="mois" label={t("month")} type="month" placeholder="2026-11" width="medium" />
      <DateField
        name="debut"
        label={t("start")}
        hint={t("startHint")}
        min={earliest}
        defaultValue={earliest}
      />
    </fieldset>
  );
}
