import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { withdrawChange } from "@/lib/dossier/actions";
import type { FieldView } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";
import { FieldValue } from "./field-value";

type Props = {
  field: FieldView["key"];
  waiting: NonNullable<FieldView["waiting"]>;
  childNames?: ReadonlyMap<string, string>;
};

/** What waits for staff beside the value in force; whoever asked for it may withdraw it. */
export function WaitingValue({ field, waiting: { changeId, value, on, own }, childNames }: Props) {
  const t = useTranslations("dossier");
  const locale = useLocale();
  const date = sayDay(on, locale, { day: "numeric", month: "long", year: "numeric" });
  return (
    <div className="mt-2 rounded-lg border border-info-line bg-info-soft p-3">
      <Badge tone="info" icon="clock">
        {t("domain.waiting")}
      </Badge>
      <div className="mt-1.5">
        <FieldValue field={field} value={value} childNames={childNames} />
      </div>
      <p className="text-sm font-normal text-muted">
        {t(own ? "domain.waitingSince" : "domain.waitingElsewhere", { date })}
      </p>
      {own && (
        <ActionForm
          id={`retirer-${changeId}`}
          action={withdrawChange}
          labels={{ summary: t("form.summary"), reference: t("form.reference") }}
          className="mt-2"
        >
          <input type="hidden" name="changeId" value={changeId} />
          <SubmitButton variant="secondary" icon="cross" pending={t("domain.withdrawing")}>
            {t("domain.withdraw")}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
