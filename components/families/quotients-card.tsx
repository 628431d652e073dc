import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { PlainDate } from "@/lib/dates";
import { addQuotient } from "@/lib/families/actions";
import type { FamilyQuotient } from "@/lib/families/queries";
import { earliestStart } from "@/lib/families/rules";
import { QUOTIENT_SOURCES } from "@/lib/families/schema";
import { formatCents } from "@/lib/money";
import { sayDay } from "@/lib/text/dates";

const SHORT = { day: "numeric", month: "short", year: "numeric" } as const;

type Props = { householdId: string; quotients: FamilyQuotient[]; today: PlainDate };

/** The household's quotients over time, and the form that adds one. */
export function QuotientsCard({ householdId, quotients, today }: Props) {
  const t = useTranslations("families.quotients");
  return (
    <Card title={t("title")}>
      {quotients.length === 0 ? <p>{t("none")}</p> : <QuotientTable quotients={quotients} />}
      <section className="mt-6 border-line border-t pt-4">
        <h3 className="mb-3">{t("add")}</h3>
        <QuotientForm householdId={householdId} earliest={earliestStart(today, quotients.length === 0)} />
      </section>
    </Card>
  );
}

function QuotientTable({ quotients }: { quotients: FamilyQuotient[] }) {
  const t = useTranslations("families.quotients");
  const sources = useTranslations("families.detail.sources");
  const locale = useLocale();
  return (
    <Table label={t("table")}>
      <thead>
        <tr>
          <th scope="col" className="num">
            {t("value")}
          </th>
          <th scope="col">{t("period")}</th>
          <th scope="col">{t("source")}</th>
          <th scope="col" className="max-md:hidden">
            {t("month")}
          </th>
          <th scope="col" className="max-md:hidden">
            {t("by")}
          </th>
        </tr>
      </thead>
      <tbody>
        {quotients.map(({ id, valueCents, source, month, from, to, checkedBy }) => (
          <tr key={id}>
            <td className="num">{formatCents(valueCents, locale)}</td>
            <td>
              {to
                ? t("fromTo", { from: sayDay(from, locale, SHORT), to: sayDay(to, locale, SHORT) })
                : t("since", { from: sayDay(from, locale, SHORT) })}
            </td>
            <td>{sources(source)}</td>
            <td className="max-md:hidden">
              {month ? sayDay(month, locale, { month: "long", year: "numeric" }) : "–"}
            </td>
            <td className="max-md:hidden">{checkedBy ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function QuotientForm({ householdId, earliest }: { householdId: string; earliest: PlainDate }) {
  const t = useTranslations("families.quotients");
  const all = useTranslations("families");
  const required = { required: true, requiredMark: all("form.required") };
  return (
    <ActionForm
      id="quotient"
      action={addQuotient}
      labels={{ summary: all("summary"), reference: all("reference") }}
      className="max-w-text"
    >
      <p className="text-muted">{t("addText")}</p>
      <input type="hidden" name="foyer" value={householdId} />
      <TextField
        name="valeur"
        label={t("value")}
        hint={t("valueHint")}
        inputMode="decimal"
        maxLength={14}
        width="medium"
        {...required}
      />
      <SelectField
        name="source"
        label={t("source")}
        options={QUOTIENT_SOURCES.map((value) => ({ value, label: all(`detail.sources.${value}`) }))}
        defaultValue="CAF"
      />
      <TextField
        name="mois"
        label={t("month")}
        hint={t("monthHint")}
        type="month"
        width="medium"
        optionalMark={all("form.optional")}
      />
      <DateField name="debut" label={t("from")} min={earliest} defaultValue={earliest} {...required} />
      <DateField name="fin" label={t("to")} hint={t("toHint")} optionalMark={all("form.optional")} />
      <SubmitButton icon="check" pending={all("saving")}>
        {t("save")}
      </SubmitButton>
    </ActionForm>
  );
}
