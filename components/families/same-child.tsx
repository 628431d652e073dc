import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";

/** Said of a sign-up of which a child is known: it then lives in two households instead of being doubled. */
export function SameChild({ signUpId, name }: { signUpId: string; name: string }) {
  const t = useTranslations("families.sameChild");
  return <CheckboxField name="memes" value={signUpId} label={t("label", { name })} hint={t("hint")} />;
}
