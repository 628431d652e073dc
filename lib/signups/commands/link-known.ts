import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma, type Tx } from "@/lib/db";
import type { NewChild } from "@/lib/families/schema";
import { type RefusalCode, refuse } from "@/lib/result";

type Known = { signUpId: string; position: number; childId: string; homes: number; seen: boolean };

/**
 * The ids of the children of sign-ups that staff say are known already, by sign-up and place; or why one of them
 * cannot be linked: it is known to a structure of which the actor decides nothing, or lives in two households.
 */
export async function knownChildren(actor: StaffActor, tx: Tx, signUpIds: string[]) {
  const own = structuresOf(actor, "REQUESTS");
  const sees =
    own === "all"
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT 1 FROM household_structure hs
          WHERE hs.household_id = hc.household_id AND hs.structure_id = ANY(${own}::uuid[]))`;
  const rows = await tx.$queryRaw<Known[]>`
    SELECT DISTINCT ON ("signUpId", position) * FROM (
      SELECT s.sign_up_id AS "signUpId", s.position, c.id AS "childId", count(*)::int AS homes, bool_or(${sees}) AS seen
      FROM sign_up_child s
      JOIN child c ON c.name_key = s.name_key AND c.birth_date = s.birth_date
      JOIN household_child hc ON hc.child_id = c.id
      WHERE s.sign_up_id = ANY(${signUpIds}::uuid[])
      GROUP BY s.sign_up_id, s.position, c.id) known
    ORDER BY "signUpId", position, seen AND homes = 1 DESC, seen DESC, "childId"`;
  const problem = (code: RefusalCode) => refuse("form-invalid", { fields: { memes: code } });
  if (rows.some(({ seen }) => !seen)) return problem("child-elsewhere");
  if (rows.some(({ homes }) => homes > 1)) return problem("child-two-homes");
  return { ok: true as const, value: rows };
}

/** The children of a sign-up, in its order, those who are known as links. */
export function linked(signUpId: string, children: NewChild[], known: readonly Known[]): NewChild[] {
  return children.map((child, index) => {
    const found = known.find((row) => row.signUpId === signUpId && row.position === index);
    return found ? { ...child, childId: found.childId } : child;
  });
}

/**
 * Takes back the authority that comes with a new household: over a child that somebody else brought before, staff
 * give it in the table of rights.
 */
export async function withholdAuthority(tx: Tx, adultIds: string[], childIds: string[]): Promise<void> {
  await tx.guardianship.updateMany({
    where: { adultId: { in: adultIds }, childId: { in: childIds } },
    data: { parentalAuthority: "NO", mayCollect: false, emergencyContact: false },
  });
}
