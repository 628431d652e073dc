import type { Route } from "next";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { ABSENCE_FILTERS, type AbsenceFilter } from "@/lib/absences/schema";
import type { PlainDate } from "@/lib/dates";

/** What the list shows: what is to check, all, or one day. */
export function AbsenceFilters({ current, date }: { current: AbsenceFilter; date: PlainDate }) {
  const t = useTranslations("absences.staff");
  return (
    <>
      <Tabs
        label={t("filter")}
        items={ABSENCE_FILTERS.map((filter) => ({
          href: `/equipe/demandes/absences?filtre=${filter}` as Route,
          label: t(filter),
          current: filter === current,
        }))}
      />
      {current === "jour" && (
        <form action="/equipe/demandes/absences" className="mb-5 flex flex-wrap items-end gap-3">
          <input type="hidden" name="filtre" value="jour" />
          <DateField name="jour" label={t("day")} defaultValue={date} />
          <Button type="submit" variant="secondary">
            {t("show")}
          </Button>
        </form>
      )}
    </>
  );
}
