import { parsePhoneNumberFromString } from "libphonenumber-js";

/** An E.164 number as its readers write it: "04 76 00 00 12" in France, "+41 22 700 00 00" from elsewhere. */
export function sayPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.countryCallingCode === "33" ? number.formatNational() : number.formatInternational();
}
