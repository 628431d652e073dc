import { getTranslations } from "next-intl/server";
import { saveContact } from "@/lib/signups/actions";
import type { HouseholdFile } from "@/lib/signups/queries";
import { sayPhone } from "@/lib/text/phones";
import { AddressFields } from "../address-fields";
import { StepForm } from "./step-form";

export async function ContactStep({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups.file");
  const { self, address, postalCode, city } = file;
  return (
    <StepForm step="coordonnees" action={saveContact} intro={t("contactIntro")}>
      <AddressFields
        phone={self.phone ? sayPhone(self.phone) : undefined}
        {...{ address, postalCode, city }}
      />
    </StepForm>
  );
}
