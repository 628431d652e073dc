import "server-only";
import { env } from "./env";

type Headers = { get(name: string): string | null };

/**
 * The client's address. Our own server computes it from the socket and the trusted proxies; on a
 * hosting platform (TRUSTED_PROXIES=platform) it is the last hop that the platform wrote.
 */
export function clientAddress(headers: Headers): string {
  const { PORTAIL_SERVER, TRUSTED_PROXIES } = env();
  if (PORTAIL_SERVER) return headers.get("x-portail-address") ?? "unknown";
  if (TRUSTED_PROXIES === "platform")
    return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
  return "unknown";
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a request that writes comes from the portal's own pages. An Origin must be the portal's;
 * without one, a browser's Sec-Fetch-Site must not name another site. (OWASP, CSRF prevention.)
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin) return ["same-origin", "none", null].includes(headers.get("sec-fetch-site"));
  const own = new URL(env().APP_URL);
  if (origin === own.origin) return true;
  // A demonstration answers to every name of this machine, on its own port.
  if (!env().demo || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return LOOPBACK.includes(other.hostname) && other.port === own.port && other.protocol === own.protocol;
}
