import { getTranslations } from "next-intl/server";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import type { ChildHealthValue } from "@/lib/health/schema";
import { sayPhone } from "@/lib/text/phones";

type Props = { value: ChildHealthValue["doctor"]; required?: boolean };

/** The doctor to call. */
export async function DoctorFields({ value, required }: Props) {
  const t = await getTranslations("health");
  return (
    <Fieldset legend={t("fields.doctor")} name="doctor">
      <TextField
        name="doctor.name"
        label={t("form.doctorName")}
        defaultValue={value?.name}
        required={required}
        requiredMark={t("form.required")}
        optionalMark={t("form.optional")}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="doctor.phone"
          type="tel"
          label={t("form.doctorPhone")}
          defaultValue={value?.phone ? sayPhone(value.phone) : undefined}
          optionalMark={t("form.optional")}
          autoComplete="off"
        />
        <TextField
          name="doctor.city"
          label={t("form.doctorCity")}
          defaultValue={value?.city}
          optionalMark={t("form.optional")}
          autoComplete="off"
        />
      </div>
    </Fieldset>
  );
}
