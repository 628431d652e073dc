import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { isUniqueViolation, type Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Refusal, type RefusalCode, type Result, refuse } from "@/lib/result";
import type { Seen } from "../schema";

export type LockedActivity = {
  id: string;
  structureId: string;
  name: string;
  position: number;
  archived: boolean;
};

/** What a change did: its own answer, and what the audit keeps of it. */
export type Changed<T> = { value: T; details?: Prisma.InputJsonObject };

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Whether the actor holds SETTINGS in this structure. */
export function sets(actor: StaffActor, structureId: string): boolean {
  const own = structuresOf(actor, "SETTINGS");
  return own === "all" || own.includes(structureId);
}

export const remember = (actor: StaffActor, tx: Tx, kind: string, details: Prisma.InputJsonObject) =>
  tx.auditEvent.create({
    data: { id: newId(), at: nowDate(), kind, actorId: actor.accountId, details },
    select: { id: true },
  });

/**
 * Runs one change of an activity's settings, alone in its structure: not-found outside the actor's structures,
 * settings-changed (with the newer version, with which a second press does store) where somebody saved since it was
 * seen. A change moves the version on by one and leaves one audit event; a refusal leaves nothing. A name given twice
 * is refused as `twin` on the field "nom".
 */
export async function changeActivity<T>(
  actor: StaffActor,
  { activityId, version }: Seen,
  kind: string,
  work: (tx: Tx, activity: LockedActivity) => Promise<Result<Changed<T>>>,
  twin: RefusalCode = "name-taken",
): Promise<Result<T & { version: number; eventId: string }>> {
  return refusing(twin, async (tx) => {
    const [activity] = await tx.$queryRaw<(LockedActivity & { version: number })[]>`
      SELECT a.id, a.structure_id AS "structureId", a.name, a.position, a.archived_at IS NOT NULL AS archived, a.version
      FROM activity a JOIN structure s ON s.id = a.structure_id
      WHERE a.id = ${activityId}::uuid FOR NO KEY UPDATE OF s, a`;
    if (!activity || !sets(actor, activity.structureId)) return refuse("not-found");
    if (activity.version !== version) {
      return refuse("settings-changed", { values: { version: String(activity.version) } });
    }
    const changed = await work(tx, activity);
    if (!changed.ok) return changed;
    const { value, details = {} } = changed.value;
    await tx.activity.update({ where: { id: activityId }, data: { version: version + 1 } });
    const event = await remember(actor, tx, kind, { activityId, version: version + 1, ...details });
    return done({ ...value, version: version + 1, eventId: event.id });
  });
}

/** A transaction whose refusals undo all that it did. */
export async function refusing<T>(
  twin: RefusalCode,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (isUniqueViolation(error)) return refuse("form-invalid", { fields: { nom: twin } });
    throw error;
  }
}
