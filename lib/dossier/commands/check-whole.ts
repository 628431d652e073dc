import type { ParentActor, StaffActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { checkHealth } from "@/lib/health/rules";
import type { ChildHealthValue } from "@/lib/health/schema";
import { organisationFacts } from "@/lib/organisation/queries";
import { type Refusal, type RefusalCode, refuse } from "@/lib/result";
import type { Change } from "../queries/changes";
import { isSealed, type Reached } from "../queries/reach";
import { hasAuthority } from "../queries/scope";
import { birthProblem, fieldsOf, type Merge, missingFields, type Values } from "../rules";
import type { FileValue, Place, Policy } from "../schema";

type Draft = { reached: Reached; current: Values; pending: Change[]; merge: Merge; atOnce: boolean };

/**
 * What no field can tell alone: that what must be filled is, that nobody is older than their parents, that a wish of the
 * other household does not wait already.
 */
export async function checkWhole(
  actor: ParentActor | StaffActor,
  tx: Tx,
  place: Place,
  { reached, current, pending, merge, atOnce }: Draft,
): Promise<Refusal | null> {
  const problems: Record<string, RefusalCode> = {};
  const wished = atOnce ? {} : Object.fromEntries(pending.map((change) => [change.field, change.new]));
  const after = { ...current, ...wished, ...merge.changes };

  for (const field of missingFields(mustBeFilled(actor, place, reached), after)) problems[field] = "required";
  if (!atOnce) {
    for (const { field, householdId } of pending) {
      if (field in merge.changes && householdId !== reached.householdId)
        problems[field] = "waiting-elsewhere";
    }
  }
  const { subject } = place;
  if (subject === "ADULT" || subject === "CHILD") {
    const today = dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
    const problem = await birthProblemOf(tx, place, reached.householdId, merge.changes.birthDate, today);
    if (problem) problems.birthDate = problem;
    if (isSealed(place.domain)) {
      const child = { birthDate: String(reached.values.birthDate), today };
      Object.assign(problems, checkHealth(merge.changes, current as ChildHealthValue, child));
    }
  }
  if (subject === "PERSON") Object.assign(problems, await checkPerson(actor, tx, reached, merge, after));
  return Object.keys(problems).length > 0 ? refuse("form-invalid", { fields: problems }) : null;
}

/** Staff may leave out what only families are asked for; nobody is without a name, no child without a birth date. */
function mustBeFilled(
  actor: ParentActor | StaffActor,
  { subject, domain }: Place,
  { policies }: Reached,
): Record<string, Policy> {
  const fields = fieldsOf(subject, domain);
  if (actor.kind === "parent")
    return Object.fromEntries(fields.map((field) => [field, policies.policyOf(subject, field)]));
  const needed = subject === "CHILD" ? ["firstName", "lastName", "birthDate"] : ["firstName", "lastName"];
  return Object.fromEntries(
    fields.filter((field) => needed.includes(field)).map((field) => [field, "REQUIRED"]),
  );
}

/** Why a subject's new birth date cannot be, or null; only the adults of the household count for a child. */
export async function birthProblemOf(
  tx: Tx,
  place: Place,
  householdId: string,
  birthDate: FileValue,
  today: PlainDate,
): Promise<RefusalCode | null> {
  const { subject } = place;
  if (typeof birthDate !== "string" || (subject !== "ADULT" && subject !== "CHILD")) return null;
  const relatives = await relativesOf(tx, place, householdId);
  return birthProblem({ subject, birthDate, relatives }, today);
}

async function relativesOf(
  tx: Tx,
  { subject, id }: Place,
  householdId: string,
): Promise<(PlainDate | null)[]> {
  const rows = await tx.$queryRaw<{ birthDate: PlainDate | null }[]>(
    subject === "ADULT"
      ? Prisma.sql`
          SELECT c.birth_date::text AS "birthDate" FROM guardianship g JOIN child c ON c.id = g.child_id
          WHERE g.adult_id = ${id}::uuid`
      : Prisma.sql`
          SELECT a.birth_date::text AS "birthDate" FROM guardianship g JOIN adult a ON a.id = g.adult_id
          WHERE g.child_id = ${id}::uuid AND a.household_id = ${householdId}::uuid`,
  );
  return rows.map(({ birthDate }) => birthDate);
}

async function checkPerson(
  actor: ParentActor | StaffActor,
  tx: Tx,
  { householdId }: Reached,
  { changes }: Merge,
  after: Values,
): Promise<Record<string, RefusalCode>> {
  const problems: Record<string, RefusalCode> = {};
  if (after.mayCollect !== true && after.emergencyContact !== true) problems.mayCollect = "person-use";
  const { children } = changes;
  if (Array.isArray(children) && !(await areOwnChildren(actor, tx, householdId, children))) {
    problems.children = "not-found";
  }
  return problems;
}

/** Whether all these children sit in the household, and are the actor's to speak for. */
export async function areOwnChildren(
  actor: ParentActor | StaffActor,
  tx: Tx,
  householdId: string,
  childIds: string[],
): Promise<boolean> {
  const own = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM household_child hc
    WHERE hc.household_id = ${householdId}::uuid AND hc.child_id = ANY(${childIds}::uuid[])
      AND ${hasAuthority(actor, Prisma.sql`hc.child_id`)}`;
  return own.length === new Set(childIds).size;
}
