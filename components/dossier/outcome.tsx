import { useTranslations } from "next-intl";
import { FormMessage } from "@/components/forms/form-message";

/** What the address of the overview says has just been done, and its sentence. */
const OUTCOMES = {
  "demande=envoyee": "asked",
  "demande=retiree": "withdrawn",
  "personne=ajoutee": "personAdded",
  "personne=retiree": "personRemoved",
  "confirmation=faite": "confirmed",
} as const;

type Asked = { [name: string]: string | string[] | undefined };

/** The outcome of what the reader has just sent, if the overview is shown after that. */
export function Outcome({ asked }: { asked: Asked }) {
  const t = useTranslations("dossier.done");
  const found = Object.entries(OUTCOMES).find(([query]) => {
    const [name = "", value] = query.split("=");
    return asked[name] === value;
  });
  const outcome = found?.[1] ?? (asked.invitation ? "invited" : null);
  return outcome && <FormMessage tone="success">{t(outcome)}</FormMessage>;
}
