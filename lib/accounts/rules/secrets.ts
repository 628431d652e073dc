/** The dates of a single-use secret. */
export type SecretDates = { expiresAt: Date; usedAt: Date | null; voidedAt: Date | null };

export type SecretState = "live" | "used" | "replaced" | "expired";

/** What a single-use secret is worth at `now`; at its very expiry it is worth nothing any more. */
export function secretState({ expiresAt, usedAt, voidedAt }: SecretDates, now: Date): SecretState {
  if (usedAt) return "used";
  if (voidedAt) return "replaced";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "live";
}

/**
 * A one-time password as it was made, from what somebody copied by hand: without regard to case, spaces, or where
 * the hyphens stand. Other texts come back as nobody's one-time password.
 */
export function readOneTimePassword(typed: string): string {
  const letters = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, "");
  return letters.replace(/(.{4})(?=.)/gu, "$1-");
}
