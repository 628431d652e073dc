import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import type { EnrolmentPeriodSettings, EnrolmentSettings } from "@/lib/activities/queries";

type Props = { activity: EnrolmentSettings; period: EnrolmentPeriodSettings | null };

/** A period of enrolment: its days, when it is asked for, its places and its documents. */
export function EnrolmentPeriodFields({ activity, period }: Props) {
  const t = useTranslations("enrolments.settings");
  const placesOf = (groupId: string) => period?.places.find((own) => own.groupId === groupId)?.capacity;
  return (
    <>
      <TextField
        name="nom"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={100}
        defaultValue={period?.name}
      />
      <div className="flex flex-wrap gap-4">
        <DateField name="du" label={t("from")} required defaultValue={period?.firstDay} />
        <DateField name="au" label={t("to")} required defaultValue={period?.lastDay} />
      </div>
      <Moment name="ouverture" label={t("opens")} at={period?.opensAt} hour="09:00" />
      <Moment name="cloture" label={t("closes")} at={period?.closesAt} hour="23:59" />
      <Fieldset legend={t("placesLabel")} hint={t("placesHint")} name="places">
        <div className="flex flex-wrap gap-4">
          {activity.groups.map(({ id, name, minAge, maxAge }) => (
            <TextField
              key={id}
              name={`places.${id}`}
              label={t("placesOf", { group: name, min: minAge, max: maxAge })}
              inputMode="numeric"
              maxLength={5}
              width="short"
              defaultValue={placesOf(id)?.toString()}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset
        legend={t("pieces")}
        hint={t(activity.pieces.length > 0 ? "piecesHint" : "noPieces")}
        name="pieces"
      >
        {activity.pieces.map(({ id, name }) => (
          <CheckboxField
            key={id}
            name="pieces"
            value={id}
            label={name}
            defaultChecked={period?.pieceTypeIds.includes(id)}
          />
        ))}
      </Fieldset>
    </>
  );
}

function Moment({ name, label, at, hour }: { name: string; label: string; at?: string; hour: string }) {
  const t = useTranslations("enrolments.settings");
  return (
    <Fieldset legend={label}>
      <div className="flex flex-wrap gap-4">
        <DateField name={`${name}.jour`} label={t("day")} required defaultValue={at?.slice(0, 10)} />
        <TextField
          name={`${name}.heure`}
          label={t("hour")}
          type="time"
          width="short"
          required
          defaultValue={at?.slice(11) ?? hour}
        />
      </div>
    </Fieldset>
  );
}
