import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { StickyBar } from "@/components/ui/sticky-bar";
import { POLICIES, SUBJECTS } from "@/lib/dossier/schema";
import { saveFileSettings } from "@/lib/settings/actions";
import type { StructureSettings } from "@/lib/settings/queries";
import { CONFIRMATIONS, CONSENT_KINDS, DOMAIN_LIST } from "@/lib/settings/schema";
import { sayDay } from "@/lib/text/dates";
import { DomainPolicies } from "./domain-policies";

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** How a structure keeps its families' files, in one form with one press. */
export function FileSettingsForm({ structure, settings, version }: StructureSettings) {
  const t = useTranslations("settings");
  const locale = useLocale();
  const [month, day] = (settings.confirmFrom ?? "09-01").split("-").map(Number);
  return (
    <ActionForm id="reglages" action={saveFileSettings} labels={{ summary: t("file.summary") }}>
      <input type="hidden" name="structure" value={structure.id} />
      <HiddenField name="version" value={String(version)} />
      <Card title={t("file.fieldsTitle")}>
        <p>{t("file.fieldsIntro")}</p>
        <dl className="mt-4 grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {POLICIES.map((policy) => (
            <div key={policy} className="flex flex-wrap gap-x-2">
              <dt className="font-semibold">{t(`policy.${policy}`)}</dt>
              <dd>{t(`file.legend.${policy}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {SUBJECTS.map((subject) => (
        <Disclosure key={subject} summary={<h2>{t(`subject.${subject}`)}</h2>} open>
          {DOMAIN_LIST.filter((domain) => domain.subject === subject).map((domain) => (
            <DomainPolicies key={domain.name} domain={domain} settings={settings} />
          ))}
        </Disclosure>
      ))}
      <Card title={t("file.consentsTitle")}>
        <Fieldset name="accords" legend={t("file.consentsLabel")} hint={t("file.consentsHint")}>
          <div className="grid sm:grid-cols-2">
            {CONSENT_KINDS.map((kind) => (
              <CheckboxField
                key={kind}
                name="accords"
                value={kind}
                label={t(`consent.${kind}`)}
                defaultChecked={settings.bothParents.includes(kind)}
              />
            ))}
          </div>
        </Fieldset>
      </Card>
      <Card title={t("file.confirmationTitle")}>
        <div className="stack">
          <RadioGroup
            name="annuelle"
            label={t("file.confirmationLabel")}
            defaultValue={settings.confirmation}
            options={CONFIRMATIONS.map((value) => ({ value, label: t(`confirmation.${value}`) }))}
          />
          <div className="flex flex-wrap items-end gap-4">
            <TextField
              name="chaque.jour"
              label={t("file.day")}
              hint={t("file.dayHint")}
              inputMode="numeric"
              maxLength={2}
              width="short"
              defaultValue={String(day)}
            />
            <div>
              <SelectField
                name="chaque.mois"
                label={t("file.month")}
                defaultValue={String(month)}
                options={MONTHS.map((value) => ({
                  value,
                  label: sayDay(`2026-${value.padStart(2, "0")}-01`, locale, { month: "long" }),
                }))}
              />
            </div>
          </div>
        </div>
      </Card>
      <StickyBar label={t("file.bar")}>
        <SubmitButton pending={t("file.pending")} icon="check">
          {t("file.save")}
        </SubmitButton>
      </StickyBar>
    </ActionForm>
  );
}
