import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { MODES, POLICIES } from "@/lib/dossier/schema";
import { type DOMAIN_LIST, FIELD_LIST, type FileSettings } from "@/lib/settings/schema";
import { PolicyChoice } from "./policy-choice";

type Props = { domain: (typeof DOMAIN_LIST)[number]; settings: FileSettings };

/** What parents may do with each field of a domain, and whether what they save waits for staff. */
export function DomainPolicies({ domain: { name, subject, domain }, settings }: Props) {
  const t = useTranslations("settings");
  const file = useTranslations("dossier");
  const title = file(`domains.${domain}`);
  const fields = FIELD_LIST.filter((field) => field.subject === subject && field.domain === domain);
  return (
    <section aria-label={`${t(`subject.${subject}`)}, ${title}`} className="mt-6 first:mt-0">
      <h3 className="mb-1 text-accent">{title}</h3>
      <ul className="divide-y divide-line">
        {fields.map((field) => (
          <li key={field.name}>
            <PolicyChoice
              name={`champs.${field.name}`}
              label={file(`fields.${field.key}`)}
              note={field.fixed && t("file.fixed")}
              chosen={settings.fields[field.name]}
              options={POLICIES.map((policy) => ({
                value: policy,
                label: t(`policy.${policy}`),
                known: field.choices.includes(policy),
              }))}
            />
          </li>
        ))}
      </ul>
      <div className="mt-2 rounded-lg bg-sunken px-3 py-2">
        <RadioGroup
          name={`modes.${name}`}
          label={t("file.modeLabel", { domain: title })}
          inline
          defaultValue={settings.modes[name]}
          options={MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        />
      </div>
    </section>
  );
}
