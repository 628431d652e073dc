import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";
import { sayDay } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";

const SHORT = { day: "numeric", month: "long", year: "numeric" } as const;

type Line = { text: string; more?: string[] };

/** What a value says, line by line: what a list holds, or one line. */
async function linesOf<K extends HealthKey>(field: K, given: ChildHealthValue[K]): Promise<Line[]> {
  const [t, locale] = await Promise.all([getTranslations("health"), getLocale()]);
  const day = (date: string) => sayDay(date, locale, SHORT);
  const value = { [field]: given } as Partial<ChildHealthValue>;
  const { pai, doctor } = value;
  if (pai?.active) {
    const { kit, kitPlace, action } = pai;
    const more = [
      kit && t("values.kit", { kit }),
      kitPlace && t("values.kitPlace", { place: kitPlace }),
      action,
    ];
    const text = t("values.pai", { from: day(pai.from), to: day(pai.to) });
    return [{ text, more: more.filter((line) => line !== "") }];
  }
  if (doctor) {
    const { name, phone, city } = doctor;
    return [{ text: [name, phone && sayPhone(phone), city].filter(Boolean).join(", ") }];
  }
  const period = (from: string | null, to: string | null) => {
    if (from && to) return t("values.fromTo", { from: day(from), to: day(to) });
    if (from) return t("values.from", { from: day(from) });
    return to ? t("values.to", { to: day(to) }) : null;
  };
  return [
    ...(value.vaccinations ?? []).map(({ code, date, exempt }) => ({
      text:
        date && !exempt
          ? t("values.vaccine", { vaccine: t(`vaccines.${code}`), date: day(date) })
          : t("values.exempt", { vaccine: t(`vaccines.${code}`) }),
    })),
    ...(value.allergies ?? []).map(({ what, kind, severity, action }) => ({
      text: t("values.allergy", {
        what,
        kind: t(`allergyKinds.${kind}`),
        severity: t(`severities.${severity}`),
      }),
      more: action ? [action] : [],
    })),
    ...(value.treatments ?? []).map(({ name, dosage, from, to, prescription }) => ({
      text: t("values.treatment", { name, dosage }),
      more: [period(from, to), t(prescription ? "values.prescription" : "values.noPrescription")].filter(
        (line) => line !== null,
      ),
    })),
    ...(value.diets ?? []).map((diet) => ({ text: t(`diets.${diet}`) })),
    ...[value.healthNote, value.dietNote].filter((note) => note).map((note) => ({ text: note! })),
  ];
}

type Props = { field: HealthKey; value: unknown };

/** One health value of the file in words; a value that nobody answered, or that is "none", says so. */
export async function HealthValue({ field, value }: Props): Promise<ReactNode> {
  const t = await getTranslations("health");
  if (value === null || value === undefined || value === "")
    return <span className="text-muted">{t("unanswered")}</span>;
  const lines = await linesOf(field, value as ChildHealthValue[typeof field]);
  if (lines.length === 0) return t(`none.${field as "pai"}`);
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map(({ text, more = [] }) => (
        <li key={text} className="whitespace-pre-line">
          {text}
          {more.map((line) => (
            <span key={line} className="block text-sm font-normal">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
