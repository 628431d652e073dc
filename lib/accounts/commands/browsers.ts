import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";

/** A browser remembers at most this many accounts: both parents, an agent, a shared computer. */
const MOST_ACCOUNTS = 5;

type Mark = { accountId: string; browserId: string; text: string };

function seal(accountId: string, browserId: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "device cookie", 32));
  return createHmac("sha256", key).update(`${accountId}.${browserId}`).digest("base64url");
}

function isSealed(given: string, accountId: string, browserId: string): boolean {
  const expected = Buffer.from(seal(accountId, browserId));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function readMarks(cookie: string | null): Mark[] {
  const texts = (cookie ?? "").split("~").slice(0, MOST_ACCOUNTS);
  return texts.flatMap((text) => {
    const [accountId, browserId, mac, ...rest] = text.split(".");
    if (!accountId || !browserId || !mac || rest.length > 0 || !isSealed(mac, accountId, browserId))
      return [];
    return [{ accountId, browserId, text }];
  });
}

/**
 * The name under which this browser once signed in to the account, or null. (OWASP, "device cookies": what guesses
 * from elsewhere use up is not what the owner's own browser may use.)
 */
export function knownBrowser(cookie: string | null, accountId: string): string | null {
  return readMarks(cookie).find((mark) => mark.accountId === accountId)?.browserId ?? null;
}

/** The cookie after signing in to the account: the latest account first, the oldest forgotten. */
export function rememberAccount(cookie: string | null, accountId: string): string {
  const marks = readMarks(cookie);
  const known = marks.find((mark) => mark.accountId === accountId);
  const browserId = newId();
  const text = known?.text ?? [accountId, browserId, seal(accountId, browserId)].join(".");
  const others = marks.filter((mark) => mark.accountId !== accountId).map((mark) => mark.text);
  return [text, ...others].slice(0, MOST_ACCOUNTS).join("~");
}
