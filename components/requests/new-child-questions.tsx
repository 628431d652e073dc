import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import type { WaitingWish } from "@/lib/dossier/schema";

/** What staff settle before a child is added: whether it is one that is known, and who holds authority. */
export function NewChildQuestions({ wish: { id, knownChild, adults } }: { wish: WaitingWish }) {
  const t = useTranslations("requests.files");
  return (
    <>
      {knownChild && (
        <RadioGroup
          name={`reponses.${id}.doublons`}
          label={t("known")}
          hint={t("knownHint")}
          options={[
            { value: "memes", label: t("same") },
            { value: "autres", label: t("other") },
          ]}
        />
      )}
      <input type="hidden" name={`reponses.${id}.demande`} value="autorite" />
      <Fieldset legend={t("authority")} hint={t("authorityHint")} name={`reponses.${id}.autorite`}>
        <div className="flex flex-wrap gap-x-6">
          {adults.map((adult) => (
            <CheckboxField
              key={adult.id}
              name={`reponses.${id}.autorite`}
              value={adult.id}
              label={adult.name}
              defaultChecked={adult.asker && !knownChild}
            />
          ))}
        </div>
      </Fieldset>
    </>
  );
}
