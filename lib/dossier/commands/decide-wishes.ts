import type { StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { done, type Result } from "@/lib/result";
import { subjectName } from "../queries/names";
import {
  type FileVerdict,
  type NewChildPayload,
  newChildPayload,
  newPersonPayload,
  type PendingWish,
} from "../schema";
import { type ChildPlan, grantAdult, grantChild, grantPerson, planChild } from "./add-people";
import type { DecidedItem } from "./announce";

export type NamedWish = {
  id: string;
  householdId: string;
  kind: PendingWish["kind"];
};

/** The wishes among `ids` that are the actor's to decide, whatever their state. */
export function namedWishes(actor: StaffActor, tx: Tx, ids: string[]): Promise<NamedWish[]> {
  return tx.$queryRaw<NamedWish[]>`
    SELECT r.id, r.household_id AS "householdId", r.kind::text AS kind FROM file_request r
    WHERE r.id = ANY(${ids}::uuid[]) AND ${seesAs(actor, "FAMILIES", Prisma.sql`r.household_id`)}
    ORDER BY r.id`;
}

type WaitingWish = NamedWish & {
  subjectId: string | null;
  name: string | null;
  payload: unknown;
  /** The adult who asks. */
  adultId: string | null;
};

type PlannedWish = { wish: WaitingWish; verdict: FileVerdict; child: ChildPlan | null };

/**
 * What waits among the wishes named, held until the transaction ends. `unanswered`: children who are known already and of
 * whom staff did not say whether they are the same; they go on waiting.
 */
export async function planWishes(
  actor: StaffActor,
  tx: Tx,
  wishes: NamedWish[],
  verdicts: ReadonlyMap<string, FileVerdict>,
): Promise<Result<{ plans: PlannedWish[]; unanswered: number }>> {
  const waiting = await tx.$queryRaw<WaitingWish[]>`
    SELECT r.id, r.household_id AS "householdId", r.kind::text AS kind, r.subject_id AS "subjectId", r.payload,
      ac.adult_id AS "adultId",
      NULLIF(COALESCE(${subjectName(Prisma.sql`r.subject_id`)},
                      btrim(concat_ws(' ', r.payload ->> 'firstName', r.payload ->> 'lastName'))), '') AS name
    FROM file_request r LEFT JOIN account ac ON ac.id = r.account_id
    WHERE r.id = ANY(${wishes.map(({ id }) => id)}::uuid[]) AND r.state = 'PENDING'
    ORDER BY r.id FOR UPDATE OF r`;
  const plans: PlannedWish[] = [];
  let unanswered = 0;
  for (const wish of waiting) {
    const verdict = verdicts.get(wish.id)!;
    if (!verdict.accept || wish.kind !== "ADD_CHILD") {
      plans.push({ wish, verdict, child: null });
      continue;
    }
    const child: NewChildPayload = newChildPayload.parse(wish.payload);
    const planned = await planChild(actor, tx, wish.householdId, child, verdict.duplicates ?? null);
    if (!planned.ok) return planned;
    if (planned.value === "unanswered") unanswered += 1;
    else plans.push({ wish, verdict, child: planned.value });
  }
  return done({ plans, unanswered });
}

/** Does what was accepted, closes all. Returns what became of each wish. */
export async function applyWishes(actor: StaffActor, tx: Tx, plans: PlannedWish[]): Promise<DecidedItem[]> {
  const at = nowDate();
  const { accountId: actorId } = actor;
  for (const { wish, verdict, child } of plans) {
    if (verdict.accept) {
      const { householdId, payload, adultId } = wish;
      // Over a child that somebody else brought before, only those whom staff name hold authority.
      const asker = adultId && child?.childId === null ? [adultId] : [];
      if (child) await grantChild(actor, tx, householdId, child, verdict.authority ?? asker);
      if (wish.kind === "ADD_ADULT") await grantAdult(actor, tx, householdId, payload);
      if (wish.kind === "ADD_PERSON")
        await grantPerson(actor, tx, householdId, { payload, askerId: adultId });
    }
    await tx.fileRequest.updateMany({
      where: { id: wish.id, state: "PENDING" },
      data: {
        ...(verdict.accept ? { state: "ACCEPTED" } : { state: "REFUSED", reason: verdict.reason }),
        decidedAt: at,
        decidedById: actorId,
      },
    });
  }
  await tx.auditEvent.createMany({
    data: plans.map(({ wish: { id: wishId, kind, householdId }, verdict }) => ({
      id: newId(),
      at,
      kind: verdict.accept ? "wish.accepted" : "wish.refused",
      actorId,
      householdId,
      details: { wishId, kind },
    })),
  });
  return plans.map(({ wish: { householdId, kind, name, subjectId, adultId, payload }, verdict }) => ({
    householdId,
    ...(kind === "ADD_PERSON" ? { ofChildren: newPersonPayload.parse(payload).children } : {}),
    ...(kind === "REMOVE_ADULT" && subjectId && subjectId !== adultId ? { untoldId: subjectId } : {}),
    childId: kind === "REMOVE_CHILD" || kind === "CUSTODY" ? subjectId : null,
    name,
    what: "wish" as const,
    key: kind,
    accepted: verdict.accept,
    reason: verdict.accept ? null : verdict.reason,
  }));
}
