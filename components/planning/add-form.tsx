import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { PlainDate } from "@/lib/dates";
import { addByHand } from "@/lib/planning/actions";
import type { DayChoices } from "@/lib/planning/queries";
import { ChoiceInput } from "./choice-input";
import { ChoiceWords, NotChoices } from "./choice-words";

type Props = { structureId: string; date: PlainDate; choices: DayChoices };

/** The slots of one day to reserve for one child, in one press. */
export function AddForm({ structureId, date, choices: { childId, householdId, slots } }: Props) {
  const t = useTranslations("planning");
  const free = slots.filter(({ because }) => because === null);
  if (free.length === 0) {
    return (
      <>
        <p>{t("adding.nothingFree")}</p>
        <NotChoices slots={slots} />
      </>
    );
  }
  return (
    <ActionForm id="ajouter" action={addByHand} labels={{ summary: t("summary") }}>
      <input type="hidden" name="structure" value={structureId} />
      <input type="hidden" name="jour" value={date} />
      <input type="hidden" name="enfant" value={childId} />
      <input type="hidden" name="foyer" value={householdId} />
      <Fieldset legend={t("adding.slots")} name="creneaux">
        {free.map((choice) => (
          <ChoiceInput key={choice.slotDayId} type="checkbox" name="creneaux" value={choice.slotDayId}>
            <ChoiceWords choice={choice} />
          </ChoiceInput>
        ))}
      </Fieldset>
      <NotChoices slots={slots} />
      <TextField
        name="motif"
        label={t("adding.reason")}
        hint={t("adding.reasonHint")}
        optionalMark={t("adding.optional")}
        maxLength={300}
      />
      <SubmitButton pending={t("adding.pending")} icon="check">
        {t("adding.submit")}
      </SubmitButton>
    </ActionForm>
  );
}
