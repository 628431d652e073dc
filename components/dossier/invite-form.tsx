import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { inviteAdult } from "@/lib/dossier/actions";
import { WishForm } from "./wish-form";

/** The e-mail that becomes the login of another adult of the household. */
export function InviteForm({ adult: { id, name } }: { adult: { id: string; name: string } }) {
  const t = useTranslations("dossier.invite");
  return (
    <WishForm
      id="invitation"
      action={inviteAdult}
      summary={t("summary")}
      submit={{ label: t("submit"), pending: t("sending") }}
    >
      <input type="hidden" name="adultId" value={id} />
      <TextField
        name="email"
        type="email"
        label={t("email", { name })}
        hint={t("emailHint")}
        autoComplete="off"
        required
      />
    </WishForm>
  );
}
