import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import { type Result, refuse } from "@/lib/result";
import type { ChildrenInput } from "../schema";
import { saveStep } from "./open-file";

/**
 * Second step: sex and class of every child of the household. Refused as not-found when the children named are not
 * exactly those of the household. A child of another home over whom the actor has no authority keeps what it has.
 */
export async function saveChildren(actor: PendingActor, { children }: ChildrenInput): Promise<Result> {
  allow(actor, "pending");
  return saveStep(actor, "enfants", async ({ tx, householdId }) => {
    const own = await tx.householdChild.findMany({ where: { householdId }, select: { childId: true } });
    const given = new Set(children.map(({ id }) => id));
    if (given.size !== children.length || given.size !== own.length) return refuse("not-found");
    if (!own.every(({ childId }) => given.has(childId))) return refuse("not-found");
    await tx.$executeRaw`
      UPDATE child c SET sex = given.sex::sex, school_class = given.class
      FROM unnest(${children.map(({ id }) => id)}::uuid[], ${children.map(({ sex }) => sex)}::text[],
                  ${children.map(({ schoolClass }) => schoolClass)}::text[]) AS given(id, sex, class)
      WHERE c.id = given.id AND EXISTS (SELECT 1 FROM guardianship g
        WHERE g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid AND g.parental_authority = 'YES')`;
    return undefined;
  });
}
