import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { type ChildHealthValue, DIETS } from "@/lib/health/schema";

type Props = { value: ChildHealthValue["diets"] };

/** What a child does not eat. The empty value says that the question was answered, whatever is ticked. */
export async function DietFields({ value }: Props) {
  const t = await getTranslations("health");
  return (
    <Fieldset legend={t("fields.diets")} hint={t("form.dietsHint")} name="diets">
      <input type="hidden" name="diets" value="" />
      <div className="grid gap-x-6 sm:grid-cols-2">
        {DIETS.map((diet) => (
          <CheckboxField
            key={diet}
            name="diets"
            value={diet}
            label={t(`diets.${diet}`)}
            hint={diet === "OWN_MEAL" ? t("form.ownMealHint") : undefined}
            defaultChecked={value?.includes(diet)}
          />
        ))}
      </div>
    </Fieldset>
  );
}
