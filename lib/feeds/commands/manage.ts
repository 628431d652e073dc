import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result } from "@/lib/result";

/** One change of an account's feeds at a time. */
const lockAccount = (tx: Tx, { accountId }: ParentActor) =>
  tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;

const revoke = (tx: Tx, { accountId }: ParentActor) =>
  tx.calendarFeed.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: nowDate() } });

const create = (tx: Tx, { accountId }: ParentActor) =>
  tx.calendarFeed.create({ data: { id: newId(), accountId, createdAt: nowDate() } });

/** Gives the actor a private calendar address; one that stands already is kept. */
export async function createFeed(actor: ParentActor): Promise<Result> {
  allow(actor, "parent");
  await transaction(async (tx) => {
    await lockAccount(tx, actor);
    const standing = { accountId: actor.accountId, revokedAt: null };
    if ((await tx.calendarFeed.count({ where: standing })) === 0) await create(tx, actor);
  });
  return done();
}

/** Shuts the actor's calendar address for good and gives another. */
export async function renewFeed(actor: ParentActor): Promise<Result> {
  allow(actor, "parent");
  await transaction(async (tx) => {
    await lockAccount(tx, actor);
    await revoke(tx, actor);
    await create(tx, actor);
  });
  return done();
}

/** Shuts the actor's calendar address for good. */
export async function revokeFeed(actor: ParentActor): Promise<Result> {
  allow(actor, "parent");
  await transaction(async (tx) => {
    await lockAccount(tx, actor);
    await revoke(tx, actor);
  });
  return done();
}
