import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ConsentAnswer } from "@/lib/consents/queries";
import { type ConsentKind, PHOTO_PURPOSES, PHOTO_SUPPORTS } from "@/lib/consents/schema";
import type { FormState } from "@/lib/form-state";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  childId: string;
  kind: ConsentKind;
  /** The answer that the form begins with. */
  answer: ConsentAnswer | null;
  /** The day that a photograph's consent ends on unless another is chosen. */
  lastDay: string;
  today: string;
  /** For staff: those whose signed paper may be copied. */
  signers?: { id: string; name: string }[];
};

/** Yes or no to one consent, with what a yes covers. */
export function ConsentForm({ action, childId, kind, answer, lastDay, today, signers }: Props) {
  const t = useTranslations("consents");
  const ofStaff = signers !== undefined;
  const chosen = answer ? (answer.granted ? "oui" : "non") : undefined;
  const stillAhead = answer?.validTo && answer.validTo >= today ? answer.validTo : lastDay;
  return (
    <ActionForm
      id={`consentement-${kind.toLowerCase()}`}
      action={action}
      labels={{ summary: t(ofStaff ? "staff.summary" : "form.summary") }}
      className="stack group/consent"
    >
      <input type="hidden" name="enfant" value={childId} />
      <input type="hidden" name="nature" value={kind} />
      {signers && (
        <RadioGroup
          name="responsable"
          label={t("staff.adult")}
          options={signers.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={signers.length === 1 ? signers[0]?.id : undefined}
          required
        />
      )}
      <RadioGroup
        name="reponse"
        label={t(ofStaff ? "staff.answer" : "form.legend")}
        options={[
          { value: "oui", label: ofStaff ? t("staff.yes") : t(`form.yes.${kind}`) },
          { value: "non", label: t("form.no") },
        ]}
        defaultValue={ofStaff ? undefined : chosen}
        required
      />
      {kind === "PHOTO" && (
        <div className="stack group-has-[[value=non]:checked]/consent:hidden">
          <Fieldset name="supports" legend={t("form.supports")} hint={t("form.onlyYes")}>
            <div className="grid sm:grid-cols-2 sm:gap-x-6">
              {PHOTO_SUPPORTS.map((support) => (
                <CheckboxField
                  key={support}
                  name="supports"
                  value={support}
                  label={t(`support.${support}`)}
                  defaultChecked={answer?.supports.includes(support)}
                />
              ))}
            </div>
          </Fieldset>
          <Fieldset name="finalites" legend={t("form.purposes")}>
            <div>
              {PHOTO_PURPOSES.map((purpose) => (
                <CheckboxField
                  key={purpose}
                  name="finalites"
                  value={purpose}
                  label={t(`purpose.${purpose}`)}
                  defaultChecked={answer?.purposes.includes(purpose)}
                />
              ))}
            </div>
          </Fieldset>
          <DateField
            name="jusquAu"
            label={t("form.validTo")}
            hint={ofStaff ? undefined : t("form.validToHint")}
            min={today}
            defaultValue={stillAhead}
          />
        </div>
      )}
      {kind === "LEAVE_ALONE" && (
        <div className="group-has-[[value=non]:checked]/consent:hidden">
          <TextField
            name="heure"
            type="time"
            width="short"
            label={t("form.from")}
            hint={t("form.fromHint")}
            defaultValue={answer?.from ?? undefined}
          />
        </div>
      )}
      <div>
        <SubmitButton pending={t("form.saving")} variant={answer ? "secondary" : "primary"}>
          {t(ofStaff ? "staff.save" : "form.save")}
          <VisuallyHidden> – {t(`kind.${kind}`)}</VisuallyHidden>
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
