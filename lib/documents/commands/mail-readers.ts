import type { Tx } from "@/lib/db";

export type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  /** The children whose file is open to this adult. */
  childIds: string[];
};

/**
 * The adults of these households who have a login: a password, or an identifiant that was sent. An imported address
 * that nobody has written to yet receives nothing. One statement.
 */
export function readersOf(tx: Tx, householdIds: readonly string[]): Promise<Reader[]> {
  return tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId",
      ARRAY(SELECT g.child_id FROM guardianship g
            WHERE g.adult_id = ad.id AND g.parental_authority = 'YES') AS "childIds"
    FROM account a JOIN adult ad ON ad.id = a.adult_id
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...householdIds]}::uuid[])
    ORDER BY a.id`;
}

/** What a mail may call a document: a health piece is not named outside the portal. */
export function nameInMail({ title, health }: { title: string; health: boolean }): string | null {
  return health ? null : title;
}

/** Whether a document concerns what is open to the reader. */
export function concerns(
  { householdId, childId }: { householdId: string; childId: string | null },
  reader: Reader,
): boolean {
  return reader.householdId === householdId && (childId === null || reader.childIds.includes(childId));
}
