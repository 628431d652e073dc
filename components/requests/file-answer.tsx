import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";

type Props = {
  /** What is decided: a change of one field, or a wish. */
  id: string;
  /** Its name: "Téléphone". */
  name: string;
  children: ReactNode;
};

/** One thing that a family asks for: what it is, the decision, and a reason of its own for a refusal. */
export function FileAnswer({ id, name, children }: Props) {
  const t = useTranslations("requests");
  return (
    <li className="grid gap-3 border-t border-line py-4 first:border-t-0 first:pt-0 last:pb-0">
      {children}
      <div className="grid gap-x-6 gap-y-2 lg:grid-cols-[3fr_2fr]">
        <RadioGroup
          name={`reponses.${id}.verdict`}
          label={t("files.verdict", { name })}
          inline
          defaultValue=""
          options={[
            { value: "valider", label: t("verdicts.accept") },
            { value: "refuser", label: t("verdicts.refuse") },
            { value: "", label: t("verdicts.wait") },
          ]}
        />
        <TextField
          name={`reponses.${id}.motif`}
          label={t("files.ownReason")}
          aria-label={t("files.ownReasonOf", { name })}
          maxLength={500}
        />
      </div>
    </li>
  );
}
