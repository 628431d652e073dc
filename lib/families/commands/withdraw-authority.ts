import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db, Prisma, transaction } from "@/lib/db";
import { attachFile, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { sees } from "../queries/scope";
import { lockHousehold } from "./lock-household";

type Withdrawal = { householdId: string; adultId: string; childId: string };

/**
 * Records that a judgment withdrew an adult's parental authority over a child: the adult no longer sees the child, and
 * may neither collect it nor be called. The judgment is kept with the right. Refusals: not-found · rights-withdrawn
 * (it was already) · those of storeFile.
 */
export async function withdrawAuthority(
  actor: StaffActor,
  { householdId, adultId, childId }: Withdrawal,
  judgment: { name: string; bytes: Uint8Array },
): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  const [tie] = await db().$queryRaw<{ authority: string | null }[]>`
    SELECT g.parental_authority::text AS authority
    FROM adult a JOIN household_child hc ON hc.household_id = a.household_id AND hc.child_id = ${childId}::uuid
    LEFT JOIN guardianship g ON g.adult_id = a.id AND g.child_id = hc.child_id
    WHERE a.id = ${adultId}::uuid AND a.household_id = ${householdId}::uuid
      AND ${sees(actor, Prisma.sql`a.household_id`)}`;
  if (!tie) return refuse("not-found");
  if (tie.authority === "WITHDRAWN") return refuse("rights-withdrawn");
  const stored = await storeFile(actor, { ...judgment, sealed: false });
  if (!stored.ok) return stored;
  const authorityFileId = stored.value.fileId;

  return transaction(async (tx) => {
    if (!(await lockHousehold(actor, tx, householdId))) return refuse("not-found");
    await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR UPDATE`;
    const key = { adultId_childId: { adultId, childId } };
    const before = await tx.guardianship.findUnique({ where: key });
    if (before?.parentalAuthority === "WITHDRAWN") return refuse("rights-withdrawn");
    await attachFile(actor, tx, authorityFileId);
    const withdrawn = {
      parentalAuthority: "WITHDRAWN",
      mayCollect: false,
      emergencyContact: false,
      authorityFileId,
    } as const;
    await tx.guardianship.upsert({
      where: key,
      create: { adultId, childId, ...withdrawn },
      update: withdrawn,
    });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at: nowDate(),
        kind: "rights.withdrawn",
        actorId: actor.accountId,
        householdId,
        details: { adultId, childId, from: before?.parentalAuthority ?? null },
      },
    });
    return done();
  });
}
