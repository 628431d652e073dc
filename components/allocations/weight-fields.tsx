import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import { CRITERIA, type Weights } from "@/lib/allocations/schema";

/** The points of each criterion and the word of the draw. */
export function WeightFields({ weights, seed }: { weights: Weights; seed: string }) {
  const t = useTranslations("allocations");
  return (
    <>
      <Fieldset legend={t("weights")} hint={t("weightsHint")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {CRITERIA.map((criterion) => (
            <TextField
              key={criterion}
              name={`poids.${criterion}`}
              label={t(`criterion.${criterion}`)}
              type="number"
              inputMode="numeric"
              min={0}
              max={100}
              width="short"
              defaultValue={String(weights[criterion])}
              required
            />
          ))}
        </div>
      </Fieldset>
      <TextField
        name="graine"
        label={t("seed")}
        hint={t("seedHint")}
        width="medium"
        maxLength={60}
        defaultValue={seed}
        required
      />
    </>
  );
}
