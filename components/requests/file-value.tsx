import { FieldValue } from "@/components/dossier/field-value";
import { HealthValue } from "@/components/health/health-value";
import { type Domain, type FieldKey, type FileValue, SEALED_DOMAINS } from "@/lib/dossier/schema";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";

type Props = {
  domain: Domain;
  field: FieldKey;
  value: FileValue;
  childNames?: ReadonlyMap<string, string>;
};

/** One value of a file, of whatever domain, as staff read it. */
export function FileValueText({ domain, field, value, childNames }: Props) {
  if (SEALED_DOMAINS.includes(domain)) {
    return <HealthValue field={field as HealthKey} value={value as ChildHealthValue[HealthKey]} />;
  }
  return <FieldValue field={field} value={value} childNames={childNames} />;
}
