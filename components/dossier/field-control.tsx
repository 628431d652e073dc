import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { AddressCombobox } from "@/components/addresses/address-combobox";
import { addressLabels } from "@/components/addresses/address-labels";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { FieldKey, FileValue } from "@/lib/dossier/schema";
import { SCHOOL_CLASSES } from "@/lib/signups/schema";
import { sayPhone } from "@/lib/text/phones";

type Props = {
  field: FieldKey;
  value: FileValue;
  required: boolean;
  /** Whether the form is about who fills it in: the browser may then offer what it knows. */
  isReader?: boolean;
  childNames?: ReadonlyMap<string, string>;
};

const AUTOCOMPLETE: Partial<Record<FieldKey, string>> = {
  firstName: "given-name",
  lastName: "family-name",
  birthDate: "bday",
  phone: "tel",
  workPhone: "tel",
  profession: "organization-title",
  employer: "organization",
  postalCode: "postal-code",
  city: "address-level2",
  addressExtra: "address-line2",
};

const HOUSEHOLD_FIELDS: FieldKey[] = ["addressExtra", "postalCode", "city"];

const HINTED = ["addressExtra", "regime", "allocataireNumber", "workPhone", "relation"] as const;
const isHinted = (field: FieldKey): field is (typeof HINTED)[number] =>
  (HINTED as readonly string[]).includes(field);

/** The control of one plain field of the file, named like it. */
export function FieldControl({ field, value, required, isReader, childNames }: Props): ReactNode {
  const t = useTranslations("dossier");
  const text = value === null || value === undefined ? undefined : String(value);
  const common = {
    name: field,
    label: t(`fields.${field}`),
    hint: isHinted(field) ? t(`hints.${field}`) : undefined,
    required,
    optionalMark: t("form.optional"),
  };
  const autoComplete = isReader || HOUSEHOLD_FIELDS.includes(field) ? (AUTOCOMPLETE[field] ?? "off") : "off";
  const choices = (values: readonly string[]) =>
    values.map((choice) => ({ value: choice, label: t(`values.${field}.${choice}` as "values.sex.F") }));
  switch (field) {
    case "address":
      return <AddressControl {...common} defaultValue={text} />;
    case "postalCode":
      return (
        <TextField
          {...common}
          hint={t("form.foreign")}
          autoComplete={autoComplete}
          width="short"
          defaultValue={text}
        />
      );
    case "birthDate":
      return <DateField {...common} autoComplete={autoComplete} defaultValue={text} />;
    case "phone":
    case "workPhone":
      return (
        <TextField
          {...common}
          type="tel"
          autoComplete={autoComplete}
          width="medium"
          defaultValue={text && sayPhone(text)}
        />
      );
    case "civility":
      return (
        <SelectField
          {...common}
          placeholder={t("values.unsaid")}
          options={choices(["MADAME", "MONSIEUR"])}
          defaultValue={text}
        />
      );
    case "schoolClass":
      return (
        <SelectField
          {...common}
          placeholder={t("form.choose")}
          options={choices(SCHOOL_CLASSES)}
          defaultValue={text}
        />
      );
    case "sex":
      return <RadioGroup {...common} options={choices(["F", "M"])} defaultValue={text} inline />;
    case "regime":
      return <RadioGroup {...common} options={choices(["CAF", "MSA", "OTHER"])} defaultValue={text} />;
    case "mayCollect":
    case "emergencyContact":
      return <CheckboxField name={field} label={common.label} defaultChecked={value === true} />;
    case "children":
      return (
        <Fieldset legend={common.label} name="children">
          <div>
            {[...(childNames ?? [])].map(([id, name]) => (
              <CheckboxField
                key={id}
                name="children"
                value={id}
                label={name}
                defaultChecked={Array.isArray(value) && value.includes(id)}
              />
            ))}
          </div>
        </Fieldset>
      );
    default:
      return (
        <TextField
          {...common}
          autoComplete={autoComplete}
          width={field === "allocataireNumber" ? "medium" : undefined}
          defaultValue={text}
        />
      );
  }
}

type AddressProps = Pick<
  ComponentProps<typeof AddressCombobox>,
  "name" | "label" | "required" | "optionalMark"
> & {
  defaultValue?: string;
};

async function AddressControl(props: AddressProps) {
  const fills = { postalCode: "postalCode", city: "city" };
  return <AddressCombobox {...props} fills={fills} labels={await addressLabels()} />;
}
