import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const SERVICE = "https://api.pwnedpasswords.com/range/";
const PATIENCE_MS = 1_500;

/** Where to ask: PWNED_PASSWORDS_URL, or the public service in production; nowhere for "off" and in a demonstration. */
function address(): string | null {
  const { PWNED_PASSWORDS_URL, demo } = env();
  if (PWNED_PASSWORDS_URL) return PWNED_PASSWORDS_URL === "off" ? null : PWNED_PASSWORDS_URL;
  return demo ? null : SERVICE;
}

/**
 * Whether Have I Been Pwned knows this password from a leak. Only the first five hexadecimal digits of its SHA-1
 * leave the process (https://haveibeenpwned.com/API/v3#PwnedPasswords). False when the service does not answer in
 * time: nobody is kept out because another site is down.
 */
export async function isLeakedPassword(password: string): Promise<boolean> {
  const base = address();
  if (!base) return false;
  const digest = createHash("sha1").update(password.normalize("NFKC")).digest("hex").toUpperCase();
  try {
    const answer = await fetch(base + digest.slice(0, 5), {
      headers: { "Add-Padding": "true", "User-Agent": "portail-famille" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: "no-store",
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return isListed(await answer.text(), digest.slice(5));
  } catch (error) {
    log().warn({ err: error }, "leaked passwords not checked");
    return false;
  }
}

/** A padded line has the count 0: it is there to hide the length of the answer. */
function isListed(range: string, suffix: string): boolean {
  return range.split(/\r?\n/).some((line) => {
    const [tail, count] = line.split(":");
    return tail === suffix && Number(count) > 0;
  });
}
