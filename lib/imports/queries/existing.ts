import type { Tx } from "@/lib/db";
import { matchKeys } from "../rules";
import type { ExistingHousehold, ParsedHousehold } from "../schema";

type Row = ExistingHousehold & { structureIds: string[] };

/** Nobody's household: it only tells that an e-mail has a login already, that of a member of staff. */
const holderOf = (email: string): ExistingHousehold => ({
  id: "",
  externalRef: null,
  adults: [{ nameKey: "", email, phone: null }],
  children: [],
});

/** The known households that these may be or touch, with their structures, as planImport wants them. */
export async function existingHouseholds(
  tx: Tx,
  households: readonly ParsedHousehold[],
): Promise<{ existing: ExistingHousehold[]; structuresOf: Map<string, string[]> }> {
  const { externalRefs, children, emails, phones } = matchKeys(households);
  const rows = await tx.$queryRaw<Row[]>`
    WITH found AS (
      SELECT id FROM household WHERE external_ref = ANY(${externalRefs}::citext[])
      UNION
      SELECT hc.household_id
      FROM unnest(${children.map(({ nameKey }) => nameKey)}::text[],
                  ${children.map(({ birthDate }) => birthDate)}::text[]) AS k (name_key, birth_date)
      JOIN child c ON c.name_key = k.name_key AND c.birth_date = k.birth_date::date
      JOIN household_child hc ON hc.child_id = c.id
      UNION
      SELECT household_id FROM adult WHERE phone = ANY(${phones}::text[])
      UNION
      SELECT a.household_id FROM account ac JOIN adult a ON a.id = ac.adult_id
      WHERE ac.email = ANY(${emails}::citext[])
    )
    SELECT h.id, h.external_ref::text AS "externalRef",
      (SELECT json_agg(json_build_object('nameKey', a.name_key, 'email', ac.email, 'phone', a.phone))
       FROM adult a LEFT JOIN account ac ON ac.adult_id = a.id WHERE a.household_id = h.id) AS adults,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'nameKey', c.name_key, 'birthDate', c.birth_date))
       FROM household_child hc JOIN child c ON c.id = hc.child_id WHERE hc.household_id = h.id), '[]') AS children,
      COALESCE((SELECT json_agg(hs.structure_id)
       FROM household_structure hs WHERE hs.household_id = h.id), '[]') AS "structureIds"
    FROM found JOIN household h ON h.id = found.id`;
  const staff = await tx.$queryRaw<{ email: string }[]>`
    SELECT email::text AS email FROM account
    WHERE adult_id IS NULL AND email = ANY(${emails}::citext[])`;
  return {
    existing: [...rows, ...staff.map(({ email }) => holderOf(email))],
    structuresOf: new Map(rows.map(({ id, structureIds }) => [id, structureIds])),
  };
}
