import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { PlainDate } from "@/lib/dates";
import { moveByHand } from "@/lib/planning/actions";
import type { ReservationStory, SlotChoice } from "@/lib/planning/queries";
import { ChoiceInput } from "./choice-input";
import { ChoiceWords, NotChoices } from "./choice-words";

type Props = {
  story: ReservationStory;
  /** The day looked at, with its slots; null before one is chosen. */
  date: PlainDate | null;
  slots: SlotChoice[];
};

/** Where a reservation may go: the day first, by an address of its own, then one of its slots. */
export function MoveCard({ story: { id, version, date: from }, date, slots }: Props) {
  const t = useTranslations("planning.moving");
  const free = slots.filter(({ because }) => because === null);
  return (
    <div id="deplacer">
      <Card title={t("title")}>
        <div className="stack">
          <p className="text-muted">{t("intro")}</p>
          <form
            action={`/equipe/planning/reservations/${id}#deplacer`}
            className="flex flex-wrap items-end gap-4"
          >
            <DateField name="vers" label={t("day")} defaultValue={date ?? from} required />
            <Button type="submit" variant="secondary">
              {t("look")}
            </Button>
          </form>
          {date && free.length === 0 && <p role="status">{t("nothing")}</p>}
          {date && free.length > 0 && (
            <ActionForm id="deplacement" action={moveByHand} labels={{ summary: t("failed") }}>
              <input type="hidden" name="reservation" value={id} />
              <input type="hidden" name="version" value={version} />
              <Fieldset legend={t("to")} name="vers">
                {free.map((choice) => (
                  <ChoiceInput
                    key={choice.slotDayId}
                    type="radio"
                    name="vers"
                    value={choice.slotDayId}
                    defaultChecked={free.length === 1}
                  >
                    <ChoiceWords choice={choice} />
                  </ChoiceInput>
                ))}
              </Fieldset>
              <SubmitButton pending={t("pending")} icon="check">
                {t("submit")}
              </SubmitButton>
            </ActionForm>
          )}
          {date && <NotChoices slots={slots} />}
        </div>
      </Card>
    </div>
  );
}
