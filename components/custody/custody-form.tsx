import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { setCustody } from "@/lib/custody/actions";
import type { CustodyPattern } from "@/lib/custody/schema";

type Props = {
  householdId: string;
  childId: string;
  today: string;
  /** The last plan shown: another one made meanwhile is told. */
  seen: string | null;
  pattern: CustodyPattern | null;
  /** The two homes by rank, as they are named. */
  homes: { value: string; label: string }[];
};

/** Who has a child of two homes from a day on. */
export function CustodyForm({ householdId, childId, today, seen, pattern, homes }: Props) {
  const t = useTranslations("custody");
  const weeks = pattern?.kind === "alternate-weeks" ? pattern : null;
  const halves = weeks?.holidays.kind === "halves" ? weeks.holidays : null;
  const weekdays = Array.from({ length: 7 }, (_, index) => ({
    value: String(index + 1),
    label: t(`weekday.${(index + 1) as 1}`),
  }));
  return (
    <ActionForm
      id="garde"
      action={setCustody}
      labels={{ summary: t("staff.summary") }}
      className="stack group/custody max-w-text"
    >
      <input type="hidden" name="foyer" value={householdId} />
      <input type="hidden" name="enfant" value={childId} />
      <input type="hidden" name="vu" value={seen ?? ""} />
      <DateField name="aPartirDu" label={t("staff.from")} defaultValue={today} required />
      <RadioGroup
        name="modele"
        label={t("staff.model")}
        options={[
          { value: "semaines", label: t("staff.modelWeeks") },
          { value: "libre", label: t("staff.modelFree") },
        ]}
        defaultValue={pattern?.kind === "free" ? "libre" : "semaines"}
        required
      />
      <div className="stack group-has-[[value=libre]:checked]/custody:hidden">
        <RadioGroup
          name="semainesPaires"
          label={t("staff.evenWeeks")}
          hint={t("staff.weeksOnly")}
          options={homes}
          defaultValue={weeks ? String(weeks.evenWeeks) : undefined}
        />
        <SelectField
          name="jour"
          label={t("staff.changeDay")}
          options={weekdays}
          defaultValue={String(weeks?.changeDay ?? 5)}
        />
        <TextField
          name="heure"
          type="time"
          width="short"
          label={t("staff.changeTime")}
          hint={t("staff.changeTimeHint")}
          defaultValue={weeks?.changeTime ?? "16:30"}
        />
        <RadioGroup
          name="vacances"
          label={t("staff.holidays")}
          options={[
            { value: "semaines", label: t("staff.asWeeks") },
            { value: "moities", label: t("staff.halves"), hint: t("staff.halvesHint") },
          ]}
          defaultValue={weeks && !halves ? "semaines" : "moities"}
        />
        <div className="stack group-has-[[name=vacances][value=semaines]:checked]/custody:hidden">
          <RadioGroup
            name="anneesPaires"
            label={t("staff.evenYears")}
            options={homes}
            defaultValue={halves ? String(halves.firstHalfEvenYears) : undefined}
          />
          <RadioGroup
            name="ete"
            label={t("staff.summer")}
            options={[
              { value: "moities", label: t("staff.summerHalves") },
              { value: "quarts", label: t("staff.summerInQuarters") },
            ]}
            defaultValue={halves?.summer === "quarters" ? "quarts" : "moities"}
            inline
          />
        </div>
      </div>
      <div>
        <SubmitButton pending={t("staff.saving")}>{t("staff.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
