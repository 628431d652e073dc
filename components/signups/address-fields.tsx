import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/forms/text-field";

type Props = { phone?: string; address?: string; postalCode?: string; city?: string };

/** Where a family lives and can be called. */
export async function AddressFields({ phone, address, postalCode, city }: Props) {
  const t = await getTranslations("signups");
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
      <TextField
        name="adresse"
        label={t("address")}
        autoComplete="street-address"
        defaultValue={address}
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
