import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { id as uuid } from "@/lib/fields";

/** A key of its own, so that no other use of AUTH_SECRET ever signs a feed. */
const key = () => Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "portail-famille calendar feed", 32));

const mac = (id: string) => createHmac("sha256", key()).update(id).digest();

/** The secret part of a feed's address: its id and what only this portal can add to it. */
export const feedToken = (id: string): string => `${id}.${mac(id).toString("base64url")}`;

/** The feed that a token names, or null for one that the portal never made. Takes the same time for any wrong one. */
export function feedIdOf(token: string): string | null {
  const [given, signature = "", ...rest] = token.split(".");
  const id = uuid.safeParse(given).data;
  if (!id || rest.length > 0) return null;
  const expected = Buffer.from(mac(id).toString("base64url"));
  const found = Buffer.from(signature);
  return found.length === expected.length && timingSafeEqual(found, expected) ? id : null;
}
