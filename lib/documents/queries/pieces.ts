import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { db, Prisma, type Tx } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { catalogue } from "@/lib/text/catalogue";
import { isLacking, pieceLines } from "../rules";
import type { FamilyPieces, MissingPiece, PieceLine, Upload } from "../schema";
import { pieceFacts } from "./piece-facts";
import { childrenOf, mayOpenFor } from "./scope";
import { sentUploads } from "./uploads";

/**
 * The pieces asked of the parent's household with where each stands, and all that it sent. A child whose parental
 * authority the reader does not exercise is left out. Two statements.
 */
export async function familyPieces(actor: ParentActor): Promise<FamilyPieces> {
  allow(actor, "parent");
  const tx = db();
  const mine = Prisma.sql`(SELECT id, true AS authority FROM ${childrenOf(actor)} own)`;
  const [facts, uploads] = await Promise.all([
    pieceFacts(actor, tx, actor.householdId, mine),
    sentUploads(
      tx,
      Prisma.sql`u.household_id = ${actor.householdId}::uuid AND ${mayOpenFor(actor, Prisma.sql`u.child_id`)}`,
    ),
  ]);
  return {
    today: facts.today,
    lines: pieceLines(facts, facts.today),
    uploads,
    children: facts.children.map(({ id, name }) => ({ id, name })),
  };
}

/**
 * The pieces that the parent's household lacks today, whatever the reader's authority: what blocks a child blocks it
 * for both parents. A health piece of a child whose file is closed to the reader is not named. One statement.
 */
export async function missingPieces(actor: ParentActor, tx: Tx = db()): Promise<MissingPiece[]> {
  allow(actor, "parent");
  const known = Prisma.sql`(
    SELECT hc.child_id AS id, g.parental_authority = 'YES' AS authority FROM household_child hc
    JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
    WHERE hc.household_id = ${actor.householdId}::uuid AND g.parental_authority <> 'WITHDRAWN')`;
  const facts = await pieceFacts(actor, tx, actor.householdId, known);
  const closed = new Set(facts.children.filter(({ authority }) => !authority).map(({ id }) => id));
  const { unnamed } = catalogue(actor.locale).documents.pieces;
  return pieceLines(facts, facts.today)
    .filter(isLacking)
    .map(({ childId, childName, name, status, required, blocking, health }) => ({
      childId,
      childName,
      name: health && childId && closed.has(childId) ? unnamed : name,
      status: status as MissingPiece["status"],
      required,
      blocking,
    }));
}

/**
 * The pieces of one household as staff see them; null where it is not theirs. Health pieces are left out for who
 * does not hold HEALTH there. Three statements.
 */
export async function householdPieces(
  actor: StaffActor,
  householdId: string,
): Promise<{ lines: PieceLine[]; uploads: Upload[]; healthClosed: boolean } | null> {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(householdId).success) return null;
  const household = Prisma.sql`${householdId}::uuid`;
  const [scope] = await db().$queryRaw<{ sees: boolean; health: boolean }[]>`
    SELECT ${seesAs(actor, "FAMILIES", household)} AS sees, ${seesAs(actor, "HEALTH", household)} AS health
    FROM household WHERE id = ${household}`;
  if (!scope?.sees) return null;
  const all = Prisma.sql`(SELECT child_id AS id, true AS authority FROM household_child WHERE household_id = ${household})`;
  const [facts, uploads] = await Promise.all([
    pieceFacts(actor, db(), householdId, all),
    sentUploads(
      db(),
      Prisma.sql`u.household_id = ${household} AND ${scope.health ? Prisma.sql`true` : Prisma.sql`NOT u.health`}`,
    ),
  ]);
  const lines = pieceLines(facts, facts.today).filter((line) => scope.health || !line.health);
  return { lines, uploads, healthClosed: !scope.health };
}
