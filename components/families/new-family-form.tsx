import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { createFamily } from "@/lib/families/actions";
import { AdultFields } from "./adult-fields";
import { ChildFields } from "./child-fields";
import { DuplicateQuestion } from "./duplicate-question";
import { NewFamilyLiveForm } from "./new-family-live-form";

type Props = { structures: { id: string; name: string }[]; adultCount: number; childCount: number };

/** What the schema may answer while staff type. */
const CODES = [
  "required",
  "invalid",
  "too-long",
  "bad-characters",
  "bad-name",
  "bad-email",
  "bad-phone",
  "bad-postal-code",
  "bad-date",
  "choose-one",
] as const;

const PAIRS = "grid gap-5 xl:grid-cols-2";

const ranks = (length: number) => Array.from({ length }, (_, index) => index);

/** What staff fill in to create a family, sized by the page's address. */
export async function NewFamilyForm({ structures, adultCount, childCount }: Props) {
  const [t, say] = await Promise.all([getTranslations("families.form"), getTranslations("refusals")]);
  const required = { required: true, requiredMark: t("required") };
  return (
    <NewFamilyLiveForm
      key={`${adultCount} ${childCount}`}
      id="famille"
      action={createFamily}
      labels={{ summary: t("summary"), reference: t("reference") }}
      sentences={Object.fromEntries(CODES.map((code) => [code, say(code)]))}
    >
      <Card className="max-w-text">
        <SelectField
          name="structure"
          label={t("structure")}
          placeholder={t("choose")}
          options={structures.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={structures.length === 1 ? structures[0]?.id : undefined}
          {...required}
        />
      </Card>
      <div className={PAIRS}>
        {ranks(adultCount).map((index) => (
          <Card key={`adult ${index}`}>
            <AdultFields index={index} />
          </Card>
        ))}
      </div>
      <Card className="max-w-text">
        <Fieldset legend={t("home")}>
          <TextField name="adresse" label={t("address")} autoComplete="off" {...required} />
          <div className="grid gap-4 sm:grid-cols-[auto_1fr]">
            <TextField
              name="codePostal"
              label={t("postalCode")}
              inputMode="numeric"
              autoComplete="off"
              width="short"
              {...required}
            />
            <TextField name="commune" label={t("city")} autoComplete="off" {...required} />
          </div>
        </Fieldset>
      </Card>
      <div className={PAIRS}>
        {ranks(childCount).map((index) => (
          <Card key={`child ${index}`}>
            <ChildFields index={index} />
          </Card>
        ))}
      </div>
      <DuplicateQuestion
        label={t("duplicates")}
        hint={t("duplicatesHint")}
        options={[
          { value: "memes", label: t("same"), hint: t("sameHint") },
          { value: "autres", label: t("others") },
        ]}
      />
      <CheckboxField name="inviter" label={t("invite")} />
      <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
    </NewFamilyLiveForm>
  );
}
