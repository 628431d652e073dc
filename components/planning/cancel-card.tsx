import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { cancelByHand } from "@/lib/planning/actions";
import type { ReservationStory } from "@/lib/planning/queries";

/** Frees a day by hand: why, and whether it stays billed. */
export function CancelCard({ story: { id, version } }: { story: ReservationStory }) {
  const t = useTranslations("planning.cancelling");
  return (
    <div id="annuler">
      <Card title={t("title")}>
        <ActionForm id="annulation" action={cancelByHand} labels={{ summary: t("failed") }}>
          <input type="hidden" name="reservation" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextField name="motif" label={t("reason")} hint={t("reasonHint")} maxLength={300} required />
          <RadioGroup
            name="facture"
            label={t("due")}
            defaultValue="non"
            options={[
              { value: "non", label: t("free") },
              { value: "oui", label: t("billed") },
            ]}
          />
          <SubmitButton pending={t("pending")} variant="danger" icon="cross">
            {t("submit")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
