import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { confirmFile } from "@/lib/dossier/actions";
import type { FamilyFile } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";

type Props = Pick<FamilyFile, "confirmation"> & {
  /** Whether something required is not filled in: it comes first. */
  incomplete: boolean;
};

/** The yearly confirmation of the file: asked for, or the day when it was given. */
export function Confirmation({ confirmation: { due, blocking, confirmedOn }, incomplete }: Props) {
  const t = useTranslations("dossier");
  const locale = useLocale();
  if (!due) {
    if (!confirmedOn) return null;
    const date = sayDay(confirmedOn, locale, { day: "numeric", month: "long", year: "numeric" });
    return <p className="text-muted">{t("confirmation.done", { date })}</p>;
  }
  const day = sayDay(due, locale, { day: "numeric", month: "long", year: "numeric" });
  return (
    <Banner tone="warning" title={t("confirmation.due")}>
      <p>
        {t("confirmation.dueText", { date: day })} {blocking && t("confirmation.blocking")}
      </p>
      {incomplete ? (
        <p className="mt-1 font-semibold">{t("confirmation.missing")}</p>
      ) : (
        <div className="mt-3">
          <ActionForm
            id="confirmation"
            action={confirmFile}
            labels={{ summary: t("confirmation.summary"), reference: t("form.reference") }}
          >
            <SubmitButton icon="check" pending={t("confirmation.confirming")}>
              {t("confirmation.confirm")}
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </Banner>
  );
}
