import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import type { ActivityDetail } from "@/lib/activities/queries";
import { SEASONS } from "@/lib/activities/schema";

const WEEK = ["1", "2", "3", "4", "5", "6", "7"] as const;

export type OpeningValues = {
  du: string;
  au: string;
  saison: string;
  jours: string[];
  creneaux: string[];
  places: Record<string, string>;
};

type Props = {
  activity: Pick<ActivityDetail, "slots" | "groups">;
  values: OpeningValues;
  /** By field; a sentence each. */
  errors: Record<string, string>;
};

/** The fields of an opening: they travel in the address, so that its preview can be shared and gone back to. */
export function OpeningFields({ activity, values, errors }: Props) {
  const t = useTranslations("activities.openings");
  const slots = activity.slots.filter(({ archived }) => !archived);
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <DateField name="du" label={t("from")} required defaultValue={values.du} error={errors.du} />
        <DateField name="au" label={t("to")} required defaultValue={values.au} error={errors.au} />
      </div>
      <RadioGroup
        name="saison"
        label={t("seasonLabel")}
        defaultValue={values.saison}
        error={errors.saison}
        options={SEASONS.map((value) => ({ value, label: t(`seasons.${value}`) }))}
      />
      <Fieldset name="jours" legend={t("weekdays")} error={errors.jours}>
        <div className="flex flex-wrap gap-x-6">
          {WEEK.map((day) => (
            <CheckboxField
              key={day}
              name="jours"
              value={day}
              label={t(`weekday.${day}`)}
              defaultChecked={values.jours.includes(day)}
            />
          ))}
        </div>
      </Fieldset>
      {slots.length > 1 && (
        <Fieldset name="creneaux" legend={t("slotsLabel")} hint={t("slotsHint")} error={errors.creneaux}>
          <div className="flex flex-wrap gap-x-6">
            {slots.map(({ id, name }) => (
              <CheckboxField
                key={id}
                name="creneaux"
                value={id}
                label={name}
                defaultChecked={values.creneaux.includes(id)}
              />
            ))}
          </div>
        </Fieldset>
      )}
      <Fieldset name="places" legend={t("placesLabel")} hint={t("placesHint")} error={errors.places}>
        <div className="grid gap-4 sm:grid-cols-3">
          {activity.groups.map(({ id, name }) => (
            <TextField
              key={id}
              name={`places.${id}`}
              label={name}
              inputMode="numeric"
              maxLength={5}
              width="short"
              defaultValue={values.places[id]}
              error={errors[`places.${id}`]}
            />
          ))}
        </div>
      </Fieldset>
    </>
  );
}
