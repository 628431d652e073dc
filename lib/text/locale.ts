import "server-only";
import { cookies } from "next/headers";
import type { Locale } from "../actor";

export const LANGUAGE_COOKIE = "langue";

/** The reader's choice, or French. */
export async function currentLocale(): Promise<Locale> {
  return (await cookies()).get(LANGUAGE_COOKIE)?.value === "en" ? "en" : "fr";
}
