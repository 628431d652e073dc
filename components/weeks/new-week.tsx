import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { sayDay } from "@/lib/text/dates";
import { createWeek } from "@/lib/weeks/actions";
import type { BookedWeek } from "@/lib/weeks/queries";
import { weekdaysOf } from "@/lib/weeks/rules";
import { cellValue, type WeekChild } from "@/lib/weeks/schema";
import { WeekTable } from "./week-table";

type Props = {
  items: WeekChild[];
  booked: BookedWeek[];
  /** The booked week whose days are ticked, if one was chosen. */
  from: BookedWeek | null;
};

/** A usual week to name and to tick, from nothing or from a week that is booked. */
export function NewWeek({ items, booked, from }: Props) {
  const t = useTranslations("weeks.new");
  const tList = useTranslations("weeks.list");
  const locale = useLocale();
  const ticked = new Set(from?.cells.map(cellValue));
  const weekdays = weekdaysOf(items);
  return (
    <Card title={<span id="nouvelle">{t("title")}</span>} className="min-w-0">
      <div className="stack">
        {booked.length > 0 && (
          <form action="/reservations/semaines#nouvelle" className="flex flex-wrap items-end gap-3">
            <SelectField
              name="depuis"
              label={t("from")}
              placeholder={t("choose")}
              defaultValue={from?.monday}
              options={booked.map(({ monday }) => ({
                value: monday,
                label: t("week", { day: sayDay(monday, locale) }),
              }))}
            />
            <Button type="submit" variant="secondary">
              {t("fill")}
            </Button>
          </form>
        )}
        {from && <Banner>{t("filled", { day: sayDay(from.monday, locale) })}</Banner>}
        <ActionForm
          key={from?.monday}
          id="nouvelle-semaine"
          action={createWeek}
          labels={{ summary: t("summary") }}
        >
          <TextField
            name="nom"
            label={tList("name")}
            hint={t("nameHint")}
            maxLength={60}
            width="medium"
            required
          />
          <Fieldset name="case" legend={t("cells")} hideLegend>
            {items.map((child) => (
              <WeekTable key={child.id} child={child} weekdays={weekdays} ticked={ticked} />
            ))}
          </Fieldset>
          <div>
            <SubmitButton pending={tList("saving")}>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
