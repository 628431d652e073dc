import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { saveActivity } from "@/lib/activities/actions";
import type { ActivityDetail } from "@/lib/activities/queries";
import { ENROLMENT_MODES } from "@/lib/activities/schema";
import { SeenFields } from "./seen-fields";

/** The activity's name, and how children come to it. */
export function ActivityMain({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations("activities");
  return (
    <Card title={t("one.main")}>
      <ActionForm id="activite" action={saveActivity} labels={{ summary: t("summary") }}>
        <SeenFields activity={activity} />
        <TextField
          name="nom"
          label={t("one.name")}
          required
          maxLength={100}
          width="medium"
          defaultValue={activity.name}
        />
        <RadioGroup
          name="inscription"
          label={t("one.enrolment")}
          defaultValue={activity.enrolmentMode}
          options={ENROLMENT_MODES.map((value) => ({ value, label: t(`one.enrolmentModes.${value}`) }))}
        />
        <SubmitButton pending={t("pending")} icon="check">
          {t("save")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
