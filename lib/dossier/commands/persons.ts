import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { householdRow } from "../queries/family-rows";
import { lockSubject, type Reached, reach } from "../queries/reach";
import { hasAuthority } from "../queries/scope";
import { type FilePolicies, fieldsOf, mergePolicies, missingFields } from "../rules";
import type { NewPersonPayload } from "../schema";
import { areOwnChildren } from "./check-whole";
import { recordChanges } from "./record";
import { writeValues } from "./write-values";

/** Persons of one household at most, those that wait counted too. */
const MOST_PERSONS = 30;

/** `waiting`: a wish of that id, which staff decide; else the person of that id. */
export type PersonAdded = { id: string; waiting: boolean };

/**
 * Adds somebody whom the household lets collect its children, or who is to be called: at once, or as a wish where the
 * structures validate. Refusals, by the field: forbidden-field, required, not-found (a child that is not the parent's to
 * speak for); too-many.
 */
export async function addPerson(actor: ParentActor, person: NewPersonPayload): Promise<Result<PersonAdded>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    await lockSubject(tx, "HOUSEHOLD", actor.householdId);
    const policies = mergePolicies((await householdRow(actor, tx)).settings);
    const fields = await problemsOf(actor, tx, policies, person);
    if (Object.keys(fields).length > 0) return refuse("form-invalid", { fields });
    const { householdId, accountId } = actor;
    const persons = await tx.authorisedPerson.count({ where: { householdId, removedAt: null } });
    const wishes = await tx.fileRequest.count({
      where: { householdId, kind: "ADD_PERSON", state: "PENDING" },
    });
    if (persons + wishes >= MOST_PERSONS) return refuse("too-many");
    if (policies.modeOf("PERSON", "identity") === "AT_ONCE") {
      return done({ id: await storePerson(actor, tx, householdId, person), waiting: false });
    }
    const id = newId();
    await tx.fileRequest.create({
      data: { id, householdId, accountId, kind: "ADD_PERSON", payload: person, createdAt: nowDate() },
    });
    return done({ id, waiting: true });
  });
}

async function problemsOf(
  actor: ParentActor,
  tx: Tx,
  { policyOf }: FilePolicies,
  person: NewPersonPayload,
): Promise<Record<string, RefusalCode>> {
  const problems: Record<string, RefusalCode> = {};
  const keys = fieldsOf("PERSON", "identity");
  const policies = Object.fromEntries(keys.map((key) => [key, policyOf("PERSON", key)]));
  for (const field of missingFields(policies, person)) problems[field] = "required";
  const optional = ["relation", "phone"] as const;
  for (const field of optional) {
    const isOpen = policies[field] === "EDITABLE" || policies[field] === "REQUIRED";
    if (person[field] !== null && !isOpen) problems[field] = "forbidden-field";
  }
  if (!(await areOwnChildren(actor, tx, actor.householdId, person.children))) problems.children = "not-found";
  return problems;
}

/** Stores a person of a household, last of all. Returns its id. */
export async function storePerson(
  actor: ParentActor | StaffActor,
  tx: Tx,
  householdId: string,
  { children, firstName, lastName, relation, ...person }: NewPersonPayload,
): Promise<string> {
  const id = newId();
  const at = nowDate();
  const names = { firstName: firstName ?? "", lastName: lastName ?? "", relation: relation ?? "" };
  const position = await tx.authorisedPerson.count({ where: { householdId } });
  await tx.authorisedPerson.create({
    data: { id, householdId, ...names, ...person, position, createdAt: at },
  });
  await tx.authorisedPersonChild.createMany({
    data: children.map((childId) => ({ personId: id, childId })),
  });
  await tx.auditEvent.create({
    data: {
      id: newId(),
      at,
      kind: "person.added",
      actorId: actor.accountId,
      householdId,
      details: { personId: id },
    },
  });
  return id;
}

/**
 * Takes a person off the household's list; what waited about it is withdrawn. Where it is also for children over whom
 * the parent holds no authority, it stays for those alone. Refused as not-found.
 */
export async function removePerson(
  actor: ParentActor | StaffActor,
  { personId }: { personId: string },
): Promise<Result> {
  allow(actor, ["parent", "staff"], "FAMILIES");
  return transaction(async (tx) => {
    await lockSubject(tx, "PERSON", personId);
    const reached = await reach(actor, tx, { subject: "PERSON", id: personId, domain: "identity" });
    if (!reached) return refuse("not-found");
    if (await isForOthers(actor, tx, personId)) {
      await leaveChildren(actor, tx, personId, reached);
      return done();
    }
    const at = nowDate();
    const { accountId: actorId } = actor;
    const { householdId } = reached;
    await tx.authorisedPerson.updateMany({
      where: { id: personId, removedAt: null },
      data: { removedAt: at },
    });
    await tx.fieldChange.updateMany({
      where: { subjectId: personId, state: "PENDING" },
      data: { state: "WITHDRAWN", decidedAt: at, decidedById: actorId },
    });
    const details = { personId };
    await tx.auditEvent.create({
      data: { id: newId(), at, kind: "person.removed", actorId, householdId, details },
    });
    return done();
  });
}

async function isForOthers(actor: ParentActor | StaffActor, tx: Tx, personId: string): Promise<boolean> {
  const others = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM authorised_person_child pc
    WHERE pc.person_id = ${personId}::uuid AND NOT ${hasAuthority(actor, Prisma.sql`pc.child_id`)}`;
  return others.length > 0;
}

/** Takes from a person the children whom the actor speaks for. */
async function leaveChildren(
  actor: ParentActor | StaffActor,
  tx: Tx,
  id: string,
  reached: Reached,
): Promise<void> {
  const place = { subject: "PERSON", id, domain: "identity" } as const;
  const version = await writeValues(actor, tx, place, reached, { children: [] });
  const children = { field: "children", old: reached.values.children, new: [] };
  await recordChanges(actor, tx, place, reached.householdId, [children], version);
}
