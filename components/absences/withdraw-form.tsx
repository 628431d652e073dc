import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { Disclosure } from "@/components/ui/disclosure";
import { withdrawAbsences } from "@/lib/absences/actions";
import type { OwnAbsences } from "@/lib/absences/queries";
import { sayDay } from "@/lib/text/dates";
import { DAY } from "./absence-words";
import { DayBox } from "./day-box";

/** Takes back the days that are still to come; nothing where there is none. */
export function WithdrawForm({ declaration }: { declaration: OwnAbsences["declarations"][number] }) {
  const t = useTranslations("absences.list");
  const locale = useLocale();
  const days = declaration.days.filter(({ id }) => declaration.withdrawable.includes(id));
  const [first, ...others] = days;
  if (!first) return null;
  return (
    <Disclosure summary={t("withdrawOf")}>
      <ActionForm
        id={`retrait-${declaration.id}`}
        action={withdrawAbsences}
        labels={{ summary: t("withdrawSummary") }}
      >
        {others.length === 0 ? (
          <input type="hidden" name="absence" value={first.id} />
        ) : (
          <Fieldset name="absence" legend={t("withdrawDays")} hideLegend>
            <div>
              {days.map(({ id, date, activity, slot }) => (
                <DayBox
                  key={id}
                  name="absence"
                  value={id}
                  label={t("one", { date: sayDay(date, locale, DAY), activity, slot })}
                />
              ))}
            </div>
          </Fieldset>
        )}
        <SubmitButton variant="secondary" pending={t("withdrawing")}>
          {t("withdraw")}
        </SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
