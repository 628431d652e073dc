import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import { displayName } from "@/lib/names";
import { saveSecondAdult } from "@/lib/signups/actions";
import type { HouseholdFile } from "@/lib/signups/queries";
import { sayPhone } from "@/lib/text/phones";
import { CivilityField } from "../civility-field";
import { StepForm } from "./step-form";

export async function SecondAdultStep({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups");
  const { second, stepsDone } = file;
  if (second?.settled) {
    return (
      <StepForm
        step="responsable"
        action={saveSecondAdult}
        submit={{ label: t("file.next"), pending: t("file.saving") }}
      >
        <p className="font-bold">{displayName(second)}</p>
        <p>{t("file.settled")}</p>
        <input type="hidden" name="seul" value="oui" />
      </StepForm>
    );
  }
  return (
    <StepForm step="responsable" action={saveSecondAdult} intro={t("file.secondIntro")}>
      <CheckboxField
        name="seul"
        label={t("file.alone")}
        hint={t("file.aloneHint")}
        defaultChecked={!second && stepsDone.includes("responsable")}
      />
      <Fieldset legend={t("file.secondLegend")}>
        <CivilityField defaultValue={second?.civility ?? undefined} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="prenom"
            label={t("firstName")}
            autoComplete="off"
            defaultValue={second?.firstName}
          />
          <TextField name="nom" label={t("lastName")} autoComplete="off" defaultValue={second?.lastName} />
        </div>
        <TextField
          name="telephone"
          label={t("phone")}
          optionalMark={t("optional")}
          type="tel"
          autoComplete="off"
          width="medium"
          defaultValue={second?.phone ? sayPhone(second.phone) : undefined}
        />
        <TextField
          name="email"
          label={t("email")}
          optionalMark={t("optional")}
          hint={t("file.secondEmailHint")}
          type="email"
          autoComplete="off"
          defaultValue={second?.email ?? undefined}
        />
      </Fieldset>
    </StepForm>
  );
}
