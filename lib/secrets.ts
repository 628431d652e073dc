import { createHash, randomBytes, randomInt } from "node:crypto";

/** A link's secret: 256 random bits, URL-safe. */
export function newLinkSecret(): string {
  return randomBytes(32).toString("base64url");
}

// No letter or digit that can be taken for another on a phone or on paper.
const LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** A one-time password that can be copied by hand: "kbrt-7mzp-qx4w-h2dn", 79 bits. */
export function newOneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => LEGIBLE[randomInt(LEGIBLE.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** What the database keeps of a high-entropy secret: its SHA-256 in hexadecimal. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
