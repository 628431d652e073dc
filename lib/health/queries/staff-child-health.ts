import "server-only";
import { z } from "zod";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import type { HealthReadPurpose } from "@/lib/generated/prisma/enums";
import { logHealthRead, readChildrenHealth } from "../commands";
import type { ChildHealthValue } from "../schema";
import { mayReadHealth } from "./scope";

export type ChildHealth = {
  childId: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  health: ChildHealthValue;
};

/**
 * Whom the health page of a child is about, without a word of its health: nothing is logged. Null where the child is of
 * no structure in which the actor holds HEALTH.
 */
export async function healthChild(
  actor: StaffActor,
  childId: string,
): Promise<Omit<ChildHealth, "health"> | null> {
  allow(actor, "staff", "HEALTH");
  return (await readableChildren(actor, db(), [childId]))[0] ?? null;
}

/**
 * What a member of staff reads of a child's health on the screen; null where the child is of no structure in which it
 * holds HEALTH. The reading is logged in the same transaction: without a log row nothing is read.
 */
export async function staffChildHealth(actor: StaffActor, childId: string): Promise<ChildHealth | null> {
  allow(actor, "staff", "HEALTH");
  const found = await transaction((tx) => openChildren(actor, tx, [childId], "SCREEN"));
  return found[0] ?? null;
}

/**
 * The health of those of the children that the actor may read, in the order of their names, each reading logged under
 * `purpose` in the caller's transaction.
 */
export async function childrenHealth(
  actor: StaffActor,
  tx: Tx,
  childIds: readonly string[],
  purpose: HealthReadPurpose,
): Promise<ChildHealth[]> {
  allow(actor, "staff", "HEALTH");
  return openChildren(actor, tx, childIds, purpose);
}

async function openChildren(
  actor: StaffActor,
  tx: Tx,
  childIds: readonly string[],
  purpose: HealthReadPurpose,
): Promise<ChildHealth[]> {
  const children = await readableChildren(actor, tx, childIds);
  if (children.length === 0) return [];
  const readable = children.map(({ childId }) => childId);
  const values = await readChildrenHealth(actor, tx, readable);
  await logHealthRead(actor, tx, readable, purpose);
  return children.map((child) => ({ ...child, health: values.get(child.childId)! }));
}

/** Those of the children of whose structures one is a structure in which the actor holds HEALTH. One statement. */
async function readableChildren(
  actor: StaffActor,
  tx: Tx,
  childIds: readonly string[],
): Promise<Omit<ChildHealth, "health">[]> {
  const ids = childIds.filter((id) => z.uuid().safeParse(id).success);
  return tx.$queryRaw`
    SELECT c.id AS "childId", c.first_name AS "firstName", c.last_name AS "lastName", c.birth_date::text AS "birthDate"
    FROM child c
    WHERE c.id = ANY(${ids}::uuid[]) AND ${mayReadHealth(actor, Prisma.sql`c.id`)}
    ORDER BY c.name_key, c.id`;
}
