import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { confirm, drop, redraft } from "@/lib/allocations/actions";
import type { AllocationDetail } from "@/lib/allocations/queries";
import { WeightFields } from "./weight-fields";

type Props = { allocation: AllocationDetail };

const Seen = ({ allocation: { id, version } }: Props) => (
  <>
    <input type="hidden" name="attribution" value={id} />
    <input type="hidden" name="version" value={version} />
  </>
);

/** Other points or another draw. */
export function RedraftForm({ allocation }: Props) {
  const t = useTranslations("allocations");
  return (
    <Disclosure summary={t("again")}>
      <ActionForm key={allocation.version} id="proposer" action={redraft} labels={{ summary: t("summary") }}>
        <Seen allocation={allocation} />
        <p>{t("againHint")}</p>
        <WeightFields weights={allocation.weights} seed={allocation.seed} />
        <SubmitButton variant="secondary" pending={t("proposing")}>
          {t("redraft")}
        </SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}

/** The end of a draft: confirmed, or given up. */
export function CloseForms({ allocation }: Props) {
  const t = useTranslations("allocations");
  return (
    <Card title={t("confirmTitle")}>
      <ActionForm id="confirmer" action={confirm} labels={{ summary: t("summary") }}>
        <Seen allocation={allocation} />
        <p>{t("confirmText")}</p>
        <TextareaField name="motif" label={t("reason")} rows={2} defaultValue={t("reasonDefault")} required />
        <SubmitButton pending={t("confirming")} icon="check">
          {t("confirm")}
        </SubmitButton>
      </ActionForm>
      <div className="mt-6 border-t border-line pt-4">
        <ActionForm id="abandonner" action={drop} labels={{ summary: t("summary") }}>
          <Seen allocation={allocation} />
          <SubmitButton variant="quiet" pending={t("dropping")}>
            {t("drop")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}
