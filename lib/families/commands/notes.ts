import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { sees } from "../queries/scope";
import { lockHousehold } from "./lock-household";

type Note = { householdId: string; body: string };

/** Adds a note for staff on a household of the actor's. No family ever reads it. */
export async function addNote(actor: StaffActor, { householdId, body }: Note): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    if (!(await lockHousehold(actor, tx, householdId))) return refuse("not-found");
    await tx.staffNote.create({
      data: { id: newId(), householdId, staffId: actor.staffId, body, createdAt: nowDate() },
    });
    return done();
  });
}

/** Erases the text of a note for good; that there was one, by whom and when, stays. Erasing twice is once. */
export async function eraseNote(actor: StaffActor, { noteId }: { noteId: string }): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    const [note] = await tx.$queryRaw<{ householdId: string; erasedAt: Date | null }[]>`
      SELECT n.household_id AS "householdId", n.erased_at AS "erasedAt" FROM staff_note n
      WHERE n.id = ${noteId}::uuid AND ${sees(actor, Prisma.sql`n.household_id`)} FOR UPDATE`;
    if (!note) return refuse("not-found");
    if (note.erasedAt) return done();
    const at = nowDate();
    await tx.staffNote.update({ where: { id: noteId }, data: { body: "", erasedAt: at } });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at,
        kind: "note.erased",
        actorId: actor.accountId,
        householdId: note.householdId,
        details: { noteId },
      },
    });
    return done();
  });
}
