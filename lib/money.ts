/** An amount in whole euro cents. */
export type Cents = number;

/** "3,80 €" or "€3.80": an amount in cents as its reader writes it. */
export function formatCents(cents: Cents, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(cents / 100);
}
