import "server-only";
import { cookies } from "next/headers";
import type { Locale } from "../actor";
import { env } from "../env";

/** The cookie that keeps the reader's choice, bound to this host where browsers allow it. */
export const languageCookie = () => (env().https ? "__Host-langue" : "langue");

/** The reader's choice, or French. */
export async function currentLocale(): Promise<Locale> {
  return (await cookies()).get(languageCookie())?.value === "en" ? "en" : "fr";
}
