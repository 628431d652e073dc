import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * Numbers of the overseas departments are dialled like those of mainland France but have their own
 * country code. 0639 serves both: there the number itself tells.
 */
const OVERSEAS: [prefix: RegExp, country: CountryCode][] = [
  [/^0(590|69[01])/, "GP"],
  [/^0[56]94/, "GF"],
  [/^0(596|69[67])/, "MQ"],
  [/^0(262|69[23])/, "RE"],
  [/^0(269|639)/, "YT"],
];

/** The E.164 form of a phone number as people write it in France, overseas included, or null. */
export function toE164(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  const country = OVERSEAS.find(([prefix]) => prefix.test(digits))?.[1];
  for (const defaultCountry of [country, "FR" as const]) {
    if (!defaultCountry) continue;
    const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
    if (number?.isValid() && !number.ext) return number.number;
  }
  return null;
}
