import { db } from "@/lib/db";
import type { StoredHousehold } from "@/lib/families/schema";

/**
 * Whose data may be told or changed. Households: A of this structure (Alice, and Alain who was invited), B of this
 * structure too (Bruno), C of the other one (Chloé), where Noé of A has his second home; P of this structure has not
 * finished its file. Sign-ups that wait: U here, W there. I is a file of families that an agent of this structure
 * checked.
 */
export const PARTIES = ["A", "B", "C", "P", "U", "W", "I"] as const;
export type Party = (typeof PARTIES)[number];

/** What nobody but a party's own people and its structure may read. Noé is no secret of either home. */
export function secretsOf(party: Party) {
  const number = PARTIES.indexOf(party) + 1;
  return {
    lastName: `Secret${party}`,
    child: `Enfant${party}`,
    phone: `+3363998001${number}`,
    address: `${number} impasse du Canari ${party}`,
    // Long enough that no random id holds its digits.
    quotient: 910_010_010 + number,
    allocataire: `77000${number}${party}`,
    email: (name: string) => `${name}.${party.toLowerCase()}@exemple.test`,
    /** Somebody whom the household lets collect its children, and that person's phone. */
    person: `Confiance${party}`,
    personPhone: `+3363998002${number}`,
    /** A document that it sent, a letter that it received, a note of the staff, an address that waits. */
    piece: `Attestation canari ${party}`,
    letter: `Courrier canari ${party}`,
    note: `Note canari ${party}`,
    newAddress: `${number} allée du Serin ${party}`,
    wish: `Souhait canari ${party}`,
  };
}

/** Every text by which something of a party can be told: its secrets, and the ids of its people and rows. */
export type Marks = ReadonlyMap<Party, readonly string[]>;

type Subjects = Record<"A" | "B" | "C" | "P", StoredHousehold> & Record<"U" | "W" | "I", string>;

export async function marksOf(subjects: Subjects): Promise<Marks> {
  const marks = PARTIES.map(async (party): Promise<[Party, string[]]> => {
    const { email, quotient, ...secrets } = secretsOf(party);
    const texts = [...Object.values(secrets), String(quotient), email("")];
    const subject = subjects[party];
    if (typeof subject === "string") return [party, [...texts, subject]];
    const { householdId, adultIds, accountIds, childIds } = subject;
    // The first child of every household is its own.
    const people = [...adultIds, ...accountIds.flatMap((id) => id ?? []), childIds[0]!];
    return [party, [...texts, householdId, ...people, ...(await rowsOf(householdId))]];
  });
  return new Map(await Promise.all(marks));
}

/** The ids of the rows that belong to a household, whatever the table. */
async function rowsOf(householdId: string): Promise<string[]> {
  const only = { where: { householdId }, select: { id: true } } as const;
  const rows = await Promise.all([
    db().reservation.findMany(only),
    db().reservationRequest.findMany(only),
    db().mail.findMany(only),
    db().quotientFamilial.findMany(only),
    db().signUp.findMany(only),
    db().authorisedPerson.findMany(only),
    db().changeSet.findMany(only),
    db().fileRequest.findMany(only),
    db().familyUpload.findMany(only),
    db().storedFile.findMany({ where: { upload: { householdId } }, select: { id: true } }),
    db().publishedDocument.findMany(only),
    db().staffNote.findMany(only),
  ]);
  return rows.flat().map(({ id }) => id);
}

/** The parties of whom something stands in a text, in their order. */
export function toldIn(text: string, marks: Marks): string {
  return PARTIES.filter((party) => marks.get(party)?.some((mark) => text.includes(mark))).join("");
}
