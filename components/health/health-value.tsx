import { getLocale, getTranslations } from "next-intl/server";
import { describeHealth } from "@/lib/health/rules";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";
import { sayDay } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";

const LONG = { day: "numeric", month: "long", year: "numeric" } as const;

type Props<K extends HealthKey> = { field: K; value: ChildHealthValue[K] };

/** One health value of the file in words; a value that nobody answered, or that is "none", says so. */
export async function HealthValue<K extends HealthKey>({ field, value }: Props<K>) {
  const [t, locale] = await Promise.all([getTranslations("health"), getLocale()]);
  const lines = describeHealth(field, value, {
    translate: (key, values) => t(key, values as never),
    day: (day) => sayDay(day, locale, LONG),
    phone: sayPhone,
  });
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map(({ text, more, known }) => (
        <li key={text} className={known ? "whitespace-pre-line" : "font-normal text-muted"}>
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
