import type { Locale } from "@/lib/actor";
import type { Cents } from "@/lib/money";

/** A quotient familial as people write it, without the cents of a whole amount: "1 200 €". */
export function sayQuotient(cents: Cents, locale: Locale): string {
  const style = { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" } as const;
  // French groups by a narrow space, which the portal's typeface hardly shows.
  return new Intl.NumberFormat(locale, style).format(cents / 100).replaceAll("\u202f", "\u00a0");
}
