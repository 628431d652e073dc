import { getTranslations } from "next-intl/server";
import { AddressCombobox } from "@/components/addresses/address-combobox";
import { addressLabels } from "@/components/addresses/address-labels";
import { TextField } from "@/components/forms/text-field";

type Props = { phone?: string; address?: string; postalCode?: string; city?: string };

/** Where a family lives and can be called. */
export async function AddressFields({ phone, address, postalCode, city }: Props) {
  const [t, labels] = await Promise.all([getTranslations("signups"), addressLabels()]);
  return (
    <>
      <TextField
        name="telephone"
        label={t("phone")}
        type="tel"
        autoComplete="tel"
        width="medium"
        defaultValue={phone}
        required
      />
      <AddressCombobox
        name="adresse"
        label={t("address")}
        defaultValue={address}
        fills={{ postalCode: "codePostal", city: "commune" }}
        labels={labels}
        required
      />
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        <TextField
          name="codePostal"
          label={t("postalCode")}
          inputMode="numeric"
          autoComplete="postal-code"
          defaultValue={postalCode}
          required
        />
        <TextField
          name="commune"
          label={t("city")}
          autoComplete="address-level2"
          defaultValue={city}
          required
        />
      </div>
    </>
  );
}
