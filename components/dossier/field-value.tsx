import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HealthValue } from "@/components/health/health-value";
import { parsePlainDate } from "@/lib/dates";
import type { FieldKey, FileValue } from "@/lib/dossier/schema";
import { type ChildHealthValue, HEALTH_FIELDS, type HealthKey } from "@/lib/health/schema";
import { sayDay } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";

type Props = {
  field: FieldKey;
  value: FileValue;
  /** The names of the household's children by id, where the field lists them. */
  childNames?: ReadonlyMap<string, string>;
};

/** Whether a field belongs to the health of a child. */
export const isHealth = (field: string): field is HealthKey => Object.hasOwn(HEALTH_FIELDS, field);

const isEmpty = (value: FileValue) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** One value of the file as people read it. */
export function FieldValue({ field, value, childNames }: Props): ReactNode {
  const t = useTranslations("dossier.values");
  const locale = useLocale();
  const format = useFormatter();
  if (isHealth(field)) return <HealthValue field={field} value={value as ChildHealthValue[HealthKey]} />;
  if (isEmpty(value)) return <span className="font-normal text-muted">{t("none")}</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (field === "children" && Array.isArray(value)) {
    return format.list(value.flatMap((id) => childNames?.get(String(id)) ?? []));
  }
  const text = String(value);
  switch (field) {
    case "phone":
    case "workPhone":
      return <span className="whitespace-nowrap">{sayPhone(text)}</span>;
    case "birthDate":
      return parsePlainDate(text)
        ? sayDay(text, locale, { day: "numeric", month: "long", year: "numeric" })
        : text;
    case "regime":
    case "civility":
    case "sex":
    case "schoolClass": {
      const key = `${field}.${text}` as "sex.F";
      return t.has(key) ? t(key) : text;
    }
    default:
      return <span className="whitespace-pre-line wrap-anywhere">{text}</span>;
  }
}
