import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { normaliseName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { lockSubject } from "../queries/reach";
import { hasAuthority, seesWish } from "../queries/scope";
import { birthProblem } from "../rules";
import type { FileWish } from "../schema";

/** Wishes of one household that wait at most. */
const MOST_WISHES = 20;

/**
 * Asks staff for what a parent cannot do alone: somebody added or removed, another custody, anything else. Refusals:
 * not-found (whom it is about is not the parent's to speak for); by the field, a birth date that cannot be;
 * wish-asked-already; too-many.
 */
export async function askFile(actor: ParentActor, wish: FileWish): Promise<Result<{ id: string }>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    await lockSubject(tx, "HOUSEHOLD", actor.householdId);
    const subjectId = "subjectId" in wish ? wish.subjectId : null;
    if (subjectId && !(await isOwn(actor, tx, wish.kind, subjectId))) return refuse("not-found");
    const problem = await birthProblemOf(actor, tx, wish);
    if (problem) return refuse("form-invalid", { fields: { birthDate: problem } });

    const { householdId, accountId } = actor;
    const waiting = await tx.fileRequest.findMany({
      where: { householdId, state: "PENDING" },
      select: { kind: true, subjectId: true, payload: true, message: true },
    });
    if (waiting.length >= MOST_WISHES) return refuse("too-many");
    if (waiting.some((other) => whatFor(other) === whatFor({ subjectId, ...wish }))) {
      return refuse("wish-asked-already");
    }
    const id = newId();
    const { kind, message } = wish;
    const payload = ("payload" in wish ? (wish.payload ?? {}) : {}) as Prisma.InputJsonObject;
    await tx.fileRequest.create({
      data: { id, householdId, accountId, kind, subjectId, payload, message, createdAt: nowDate() },
    });
    return done({ id });
  });
}

/** Two wishes of one household that say the same ask for the same thing. */
function whatFor({
  kind,
  subjectId,
  payload,
  message,
}: {
  kind: string;
  subjectId: string | null;
  payload?: unknown;
  message: string;
}): string {
  if (kind === "OTHER") return `${kind} ${message}`;
  if (subjectId) return `${kind} ${subjectId}`;
  const { firstName, lastName, birthDate } = (payload ?? {}) as Record<string, unknown>;
  return `${kind} ${normaliseName(`${firstName ?? ""} ${lastName ?? ""}`)} ${birthDate ?? ""}`;
}

async function isOwn(
  actor: ParentActor,
  tx: Tx,
  kind: FileWish["kind"],
  subjectId: string,
): Promise<boolean> {
  const { householdId } = actor;
  const found = await tx.$queryRaw<unknown[]>(
    kind === "REMOVE_ADULT"
      ? Prisma.sql`SELECT 1 FROM adult WHERE id = ${subjectId}::uuid AND household_id = ${householdId}::uuid`
      : Prisma.sql`
          SELECT 1 FROM household_child hc
          WHERE hc.child_id = ${subjectId}::uuid AND hc.household_id = ${householdId}::uuid
            AND ${hasAuthority(actor, Prisma.sql`hc.child_id`)}`,
  );
  return found.length > 0;
}

async function birthProblemOf(actor: ParentActor, tx: Tx, wish: FileWish): Promise<RefusalCode | null> {
  if (wish.kind !== "ADD_ADULT" && wish.kind !== "ADD_CHILD") return null;
  const { birthDate } = wish.payload;
  if (!birthDate) return null;
  const today = dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
  if (wish.kind === "ADD_ADULT") return birthProblem({ subject: "ADULT", birthDate, relatives: [] }, today);
  const relatives = await tx.$queryRaw<{ birthDate: PlainDate | null }[]>`
    SELECT birth_date::text AS "birthDate" FROM adult WHERE id = ${actor.adultId}::uuid`;
  return birthProblem(
    { subject: "CHILD", birthDate, relatives: relatives.map((adult) => adult.birthDate) },
    today,
  );
}

/** Takes back a wish of the parent's household that it sees. Refusals: not-found; change-decided where it does not wait any more. */
export async function withdrawWish(actor: ParentActor, { id }: { id: string }): Promise<Result> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const [seen] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM file_request r WHERE r.id = ${id}::uuid AND r.household_id = ${actor.householdId}::uuid
        AND ${seesWish(actor, Prisma.sql`r`)}`;
    if (!seen) return refuse("not-found");
    const { count } = await tx.fileRequest.updateMany({
      where: { id, state: "PENDING" },
      data: { state: "WITHDRAWN", decidedAt: nowDate(), decidedById: actor.accountId },
    });
    return count === 1 ? done() : refuse("change-decided");
  });
}
