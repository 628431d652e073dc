import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Disclosure } from "@/components/ui/disclosure";
import { setAbsenceDays } from "@/lib/absences/actions";
import type { Declaration } from "@/lib/absences/queries";
import type { AbsenceFilter } from "@/lib/absences/schema";
import { sayDay } from "@/lib/text/dates";
import { DAY } from "./absence-words";
import { DayBox } from "./day-box";

/** AJ or AI by hand, with the reason that the family reads. */
export function ByHandForm({ declaration, filter }: { declaration: Declaration; filter: AbsenceFilter }) {
  const t = useTranslations("absences");
  const locale = useLocale();
  const days = declaration.days.filter(({ why }) => why !== "came");
  const [first, ...others] = days;
  if (!first) return null;
  return (
    <div className="mt-3">
      <Disclosure summary={t("staff.byHand")}>
        <ActionForm
          id={`main-${declaration.id}`}
          action={setAbsenceDays}
          labels={{ summary: t("staff.summary") }}
        >
          <input type="hidden" name="filtre" value={filter} />
          {others.length === 0 ? (
            <input type="hidden" name="absence" value={first.id} />
          ) : (
            <Fieldset name="absence" legend={t("staff.byHandDays")}>
              <div>
                {days.map(({ id, date, activity, slot }) => (
                  <DayBox
                    key={id}
                    name="absence"
                    value={id}
                    label={t("list.one", { date: sayDay(date, locale, DAY), activity, slot })}
                  />
                ))}
              </div>
            </Fieldset>
          )}
          <TextField
            name="motif"
            label={t("staff.byHandReason")}
            hint={t("staff.byHandHint")}
            maxLength={500}
            required
            requiredMark={t("form.required")}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="statut" value="AJ" variant="secondary" pending={t("staff.deciding")}>
              {t("staff.AJ")}
            </SubmitButton>
            <SubmitButton name="statut" value="AI" variant="secondary" pending={t("staff.deciding")}>
              {t("staff.AI")}
            </SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </div>
  );
}
