import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { PlainDate } from "@/lib/dates";
import { editPolicy } from "@/lib/deadlines/actions";
import type { ActivityDeadlines } from "@/lib/deadlines/queries";
import { ruleValues } from "@/lib/deadlines/rules";
import type { DeadlineRule } from "@/lib/deadlines/schema";
import { sayTime } from "@/lib/text/dates";
import { PolicyPreview } from "./policy-preview";
import { RuleFields } from "./rule-fields";

type Props = {
  settings: ActivityDeadlines;
  /** The rules that the form begins with. */
  begin: { book: DeadlineRule; cancel: DeadlineRule };
  from: PlainDate;
};

/** The editor of both rules, from a day on. */
export function PolicyForm({ settings: { activity, today, outlook }, begin, from }: Props) {
  const t = useTranslations("deadlines");
  const locale = useLocale();
  const { name, startsAt } = outlook.slot;
  return (
    <ActionForm id="delais" action={editPolicy} labels={{ summary: t("editor.summary") }}>
      <input type="hidden" name="activite" value={activity.id} />
      <HiddenField name="version" value={String(activity.version)} />
      <PolicyPreview
        labels={{
          title: t("preview.title"),
          days: name
            ? t("preview.daysOfSlot", { slot: name, time: sayTime(startsAt, locale) })
            : t("preview.days"),
          book: t("settings.book"),
          cancel: t("settings.cancel"),
        }}
      />
      <Card>
        <DateField
          name="debut"
          label={t("editor.start")}
          hint={t("editor.startHint")}
          min={today}
          defaultValue={from}
          required
        />
      </Card>
      <RuleFields name="ajout" values={ruleValues(begin.book, "ajout")} />
      <RuleFields name="annulation" values={ruleValues(begin.cancel, "annulation")} />
      <StickyBar label={t("editor.title")}>
        <SubmitButton
          pending={t("editor.previewing")}
          variant="secondary"
          icon="eye"
          name="geste"
          value="apercu"
        >
          {t("editor.preview")}
        </SubmitButton>
        <SubmitButton pending={t("editor.saving")} icon="check" name="geste" value="enregistrer">
          {t("editor.save")}
        </SubmitButton>
      </StickyBar>
    </ActionForm>
  );
}
