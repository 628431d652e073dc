import "server-only";
import type { PendingActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Refusal, type Result, refuse } from "@/lib/result";
import type { Step } from "../schema";

/** The file of the actor's household, its row locked for the transaction. */
export type OpenFile = { tx: Tx; householdId: string; stepsDone: string[] };

/**
 * Works on the first file of the actor's household in one transaction, the household's row locked first. What `work`
 * refuses is not stored. Refused as file-closed once the household is active.
 */
export async function openFile(
  actor: PendingActor,
  work: (file: OpenFile) => Promise<Refusal | undefined>,
): Promise<Result> {
  return transaction(async (tx) => {
    const { householdId } = actor;
    const [row] = await tx.$queryRaw<{ stepsDone: string[] }[]>`
      SELECT COALESCE(steps_done, '{}') AS "stepsDone" FROM household
      WHERE id = ${householdId}::uuid AND status = 'ACCEPTED' FOR UPDATE`;
    if (!row) return refuse("file-closed");
    return (await work({ tx, householdId, ...row })) ?? done();
  });
}

/** One step of a first file: `write` stores the answers, then the step is marked done and leaves its history row. */
export async function saveStep(
  actor: PendingActor,
  step: Step,
  write: (file: OpenFile) => Promise<Refusal | undefined>,
): Promise<Result> {
  return openFile(actor, async (file) => {
    const { tx, householdId, stepsDone } = file;
    const refusal = await write(file);
    if (refusal) return refusal;
    if (!stepsDone.includes(step)) {
      await tx.household.updateMany({ where: { id: householdId }, data: { stepsDone: { push: step } } });
    }
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at: nowDate(),
        kind: "household.file-step",
        actorId: actor.accountId,
        householdId,
        details: { step },
      },
    });
    return undefined;
  });
}
