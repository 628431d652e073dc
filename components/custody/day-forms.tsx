import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { giveDay, takeDayBack } from "@/lib/custody/actions";
import type { CustodyDayView } from "@/lib/custody/queries";
import { sayDay } from "@/lib/text/dates";

type Props = { childId: string; days: CustodyDayView[] };

/** Days of the month shown that the reader gives to the other home, or takes back. */
export function DayForms({ childId, days }: Props) {
  const t = useTranslations("custody");
  const locale = useLocale();
  const choices = (list: CustodyDayView[]) =>
    list.map(({ date }) => ({ value: date, label: sayDay(date, locale) }));
  const toGive = choices(days.filter(({ mayGive }) => mayGive));
  const toTake = choices(days.filter(({ mayTakeBack }) => mayTakeBack));
  return (
    <>
      <Card title={t("give.title")}>
        <p className="mb-4 max-w-text">{t("give.text")}</p>
        {toGive.length === 0 ? (
          <p className="text-muted">{t("give.none")}</p>
        ) : (
          <ActionForm id="donner" action={giveDay} labels={{ summary: t("give.summary") }}>
            <input type="hidden" name="enfant" value={childId} />
            <SelectField
              name="jour"
              label={t("give.day")}
              placeholder={t("give.choose")}
              options={toGive}
              required
            />
            <div>
              <SubmitButton variant="secondary" pending={t("give.sending")}>
                {t("give.send")}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
      {toTake.length > 0 && (
        <Card title={t("take.title")}>
          <ActionForm id="reprendre" action={takeDayBack} labels={{ summary: t("take.summary") }}>
            <input type="hidden" name="enfant" value={childId} />
            <SelectField
              name="jour"
              label={t("take.day")}
              placeholder={t("give.choose")}
              options={toTake}
              required
            />
            <div>
              <SubmitButton variant="secondary" pending={t("give.sending")}>
                {t("take.send")}
              </SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
    </>
  );
}
