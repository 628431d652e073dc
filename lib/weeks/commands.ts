import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db, isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { weekChoices } from "./queries";
import { cellValue, MAX_WEEKS, type WeekCell } from "./schema";

/** One change of a household's usual weeks at a time: their number has a limit. */
const lockHousehold = (tx: Tx, { householdId }: ParentActor) =>
  tx.$queryRaw`SELECT id FROM household WHERE id = ${householdId}::uuid FOR NO KEY UPDATE`;

const taken = () => refuse("form-invalid", { fields: { nom: "week-name-taken" } });

/** Runs `write`, whose name another usual week of the household may bear. */
async function named(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) return taken();
    throw error;
  }
}

/** Keeps a usual week for the household's adults. Refused with a child or a slot that is not the actor's to book. */
export async function createWeek(
  actor: ParentActor,
  given: { name: string; cells: WeekCell[] },
): Promise<Result> {
  allow(actor, "parent");
  const { children } = await weekChoices(actor);
  const offered = new Set(
    children.flatMap((child) => child.slots.map(({ id: slotId }) => `${child.id}.${slotId}`)),
  );
  if (given.cells.some(({ childId, slotId }) => !offered.has(`${childId}.${slotId}`)))
    return refuse("not-found");
  const cells = [...new Map(given.cells.map((cell) => [cellValue(cell), cell])).values()];
  const { householdId, accountId } = actor;
  return named(() =>
    transaction(async (tx) => {
      await lockHousehold(tx, actor);
      if ((await tx.weekTemplate.count({ where: { householdId } })) >= MAX_WEEKS)
        return refuse("too-many-weeks");
      await tx.weekTemplate.create({
        data: { id: newId(), householdId, accountId, name: given.name, cells, createdAt: nowDate() },
      });
      return done();
    }),
  );
}

/** Gives a usual week of the household another name. */
export async function renameWeek(
  actor: ParentActor,
  { id, name }: { id: string; name: string },
): Promise<Result> {
  allow(actor, "parent");
  const { householdId } = actor;
  return named(async () => {
    const { count } = await db().weekTemplate.updateMany({ where: { id, householdId }, data: { name } });
    return count === 1 ? done() : refuse("not-found");
  });
}

/** Forgets a usual week of the household; nothing booked changes. */
export async function deleteWeek(actor: ParentActor, { id }: { id: string }): Promise<Result> {
  allow(actor, "parent");
  const { count } = await db().weekTemplate.deleteMany({ where: { id, householdId: actor.householdId } });
  return count === 1 ? done() : refuse("not-found");
}
