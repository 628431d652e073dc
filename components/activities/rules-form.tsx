import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import type { RulesOfActivity } from "@/lib/activities/queries";
import { CANCEL_MODES, CAPACITY_MODES, VALIDATIONS, WAIT_MODES } from "@/lib/activities/schema/rules-form";
import { saveActivityRules } from "@/lib/deadlines/actions";

/** How an activity's requests are treated; each choice says what families see of it. */
export function RulesForm({ activity, rules }: Pick<RulesOfActivity, "activity" | "rules">) {
  const t = useTranslations("deadlines.rules");
  return (
    <ActionForm
      id="regles"
      action={saveActivityRules}
      labels={{ summary: t("summary") }}
      className="stack group/rules max-w-text"
    >
      <input type="hidden" name="activite" value={activity.id} />
      <HiddenField name="version" value={String(activity.version)} />
      <Card>
        <RadioGroup
          name="validation"
          label={t("validation")}
          defaultValue={rules.autoValidate ? "AUTOMATIC" : "STAFF"}
          options={VALIDATIONS.map((value) => ({
            value,
            label: t(`validationOf.${value}`),
            hint: t(`validationHint.${value}`),
          }))}
        />
      </Card>
      <Card>
        <RadioGroup
          name="places"
          label={t("capacity")}
          defaultValue={rules.capacityMode}
          options={CAPACITY_MODES.map((value) => ({
            value,
            label: t(`capacityOf.${value}`),
            hint: t(`capacityHint.${value}`),
          }))}
        />
      </Card>
      <Card>
        <RadioGroup
          name="annulation"
          label={t("cancel")}
          defaultValue={rules.cancelMode}
          options={CANCEL_MODES.map((value) => ({
            value,
            label: t(`cancelOf.${value}`),
            hint: t(`cancelHint.${value}`),
          }))}
        />
      </Card>
      <Card>
        <div className="stack">
          <RadioGroup
            name="attente"
            label={t("waiting")}
            defaultValue={rules.waitMode}
            options={WAIT_MODES.map((value) => ({
              value,
              label: t(`waitingOf.${value}`),
              hint: t(`waitingHint.${value}`),
            }))}
          />
          <div className="group-has-[[name=attente]:not([value=OFFER]):checked]/rules:hidden">
            <TextField
              name="delai"
              inputMode="numeric"
              maxLength={3}
              width="short"
              label={t("offerHours")}
              hint={t("offerHoursHint")}
              defaultValue={String(rules.offerHours)}
            />
          </div>
        </div>
      </Card>
      <LimitsCard limits={rules.limits} />
      <div>
        <SubmitButton pending={t("saving")} icon="check">
          {t("save")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function LimitsCard({ limits }: { limits: RulesOfActivity["rules"]["limits"] }) {
  const t = useTranslations("deadlines.rules");
  const spans = [
    { name: "semaine", legend: t("week"), bounds: limits.week, longest: 1 },
    { name: "periode", legend: t("period"), bounds: limits.period, longest: 3 },
  ];
  return (
    <Card title={t("limits")}>
      <div className="stack">
        <p className="text-muted">{t("limitsIntro")}</p>
        {spans.map(({ name, legend, bounds, longest }) => (
          <Fieldset key={name} legend={legend}>
            <div className="grid items-end gap-4 sm:grid-cols-2">
              {(["min", "max"] as const).map((end) => (
                <TextField
                  key={end}
                  name={`${name}.${end}`}
                  inputMode="numeric"
                  maxLength={longest}
                  width="short"
                  label={t(end)}
                  hint={t(`${end}Hint`)}
                  defaultValue={bounds?.[end]?.toString()}
                />
              ))}
            </div>
          </Fieldset>
        ))}
      </div>
    </Card>
  );
}
