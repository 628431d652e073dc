import type { StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, toDbDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { completeHouseholds, queueInvitations } from "@/lib/families/commands";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { nameKey } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { type NewChildPayload, newAdultPayload, newPersonPayload } from "../schema";
import { storePerson } from "./persons";

/** A child to be stored, or the known one to be tied (`childId`; `here`: it sits in the household already). */
export type ChildPlan = { child: NewChildPayload; childId: string | null; here: boolean };

const namesOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) => ({
  firstName: firstName ?? "",
  lastName: lastName ?? "",
});

/**
 * What accepting a wish for a child means. Where a child of the same name and birth date is known, staff must have said
 * whether it is the same ("memes": it then lives in two homes). Refusals: child-elsewhere, child-two-homes.
 */
export async function planChild(
  actor: StaffActor,
  tx: Tx,
  householdId: string,
  child: NewChildPayload,
  duplicates: "memes" | "autres" | null,
): Promise<Result<ChildPlan | "unanswered">> {
  const fresh: ChildPlan = { child, childId: null, here: false };
  if (duplicates === "autres") return done(fresh);
  const known = await tx.$queryRaw<{ id: string; homes: number; here: boolean; seen: boolean }[]>`
    SELECT c.id, count(*)::int AS homes, bool_or(hc.household_id = ${householdId}::uuid) AS here,
      bool_or(${seesAs(actor, "FAMILIES", Prisma.sql`hc.household_id`)}) AS seen
    FROM child c JOIN household_child hc ON hc.child_id = c.id
    WHERE c.name_key = ${nameKey(namesOf(child))} AND c.birth_date = ${child.birthDate}::date
    GROUP BY c.id ORDER BY here DESC, seen DESC, homes, c.id`;
  const [same] = known;
  if (!same) return done(fresh);
  if (duplicates === null) return done("unanswered");
  if (same.here) return done({ child, childId: same.id, here: true });
  if (!same.seen) return refuse("child-elsewhere");
  if (same.homes > 1) return refuse("child-two-homes");
  return done({ child, childId: same.id, here: false });
}

/** Ties a child to the household: `authority` names those of its adults who hold it, nobody else does. */
export async function grantChild(
  actor: StaffActor,
  tx: Tx,
  householdId: string,
  { child, childId: known, here }: ChildPlan,
  authority: string[],
): Promise<void> {
  if (here) return;
  const today = dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
  const { birthDate, sex, school, schoolClass } = child;
  const arrival = {
    ...namesOf(child),
    childId: known ?? undefined,
    birthDate,
    sex,
    schoolClass,
  };
  const [ids] = await completeHouseholds(actor, tx, today, [
    { householdId, externalRef: null, structureIds: [], children: [arrival] },
  ]);
  const childId = ids![0]!;
  if (!known && school) await tx.child.updateMany({ where: { id: childId }, data: { school } });
  // What a judgment withdrew comes back by the table of rights alone.
  const ties = { childId, adult: { householdId }, parentalAuthority: { not: "WITHDRAWN" as const } };
  await tx.guardianship.updateMany({
    where: { ...ties, adultId: { in: authority } },
    data: { parentalAuthority: "YES" },
  });
  await tx.guardianship.updateMany({
    where: { ...ties, adultId: { notIn: authority } },
    data: { parentalAuthority: "NO", mayCollect: false, emergencyContact: false },
  });
}

/** Adds an adult without any right over the children: staff set those. An e-mail that nobody uses makes a login. */
export async function grantAdult(
  actor: StaffActor,
  tx: Tx,
  householdId: string,
  payload: unknown,
): Promise<void> {
  const { email, birthDate, civility, phone, ...names } = newAdultPayload.parse(payload);
  const person = namesOf(names);
  const adultId = newId();
  const position = await tx.adult.count({ where: { householdId } });
  await tx.adult.create({
    data: {
      id: adultId,
      householdId,
      ...person,
      nameKey: nameKey(person),
      civility,
      phone,
      birthDate: birthDate ? toDbDate(birthDate) : null,
      position,
    },
  });
  if (!email || (await tx.account.findUnique({ where: { email }, select: { id: true } }))) return;
  const accountId = newId();
  await tx.account.create({ data: { id: accountId, email, adultId, locale: "fr", createdAt: nowDate() } });
  const { firstName } = person;
  await queueInvitations(actor, tx, [{ adultId, accountId, householdId, firstName, email, locale: "fr" }]);
}

/**
 * Adds an authorised person, for those of its children who sit in the household still, and over whom `askerId`, who may
 * be gone, holds authority still.
 */
export async function grantPerson(
  actor: StaffActor,
  tx: Tx,
  householdId: string,
  { payload, askerId }: { payload: unknown; askerId: string | null },
): Promise<void> {
  const person = newPersonPayload.parse(payload);
  const guardianships = { some: { adultId: askerId ?? undefined, parentalAuthority: "YES" as const } };
  const homes = await tx.householdChild.findMany({
    where: { householdId, childId: { in: person.children }, child: { guardianships } },
    select: { childId: true },
  });
  await storePerson(actor, tx, householdId, { ...person, children: homes.map(({ childId }) => childId) });
}
