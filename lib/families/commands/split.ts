import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { lockAhead } from "@/lib/reservations/commands";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { weekCells } from "@/lib/weeks/schema";
import type { SplitInput } from "../schema";
import { lockHousehold } from "./lock-household";

/**
 * Makes a second household of some adults of one, with the address given, in the same structures. Each child stays,
 * goes, or lives in both from now on. Rights stay as they are, except that nobody whom the first household let collect
 * a child that goes does so any more. With a child that goes go its coming reservations with the absences declared of
 * them, its requests for enrolment, its part of usual weeks and its pieces; what is past
 * stays with who booked it. The new household has no quotient yet. Refusals: not-found · household-archived ·
 * split-adults · split-nobody (somebody named is not there, or not everybody was) · child-two-homes, by the child.
 */
export async function splitHousehold(
  actor: StaffActor,
  input: SplitInput,
): Promise<Result<{ householdId: string }>> {
  allow(actor, "staff", "FAMILIES");
  const today = dayOf(now(), (await organisationFacts(actor)).timeZone);
  return transaction(async (tx) => {
    await lockAhead(actor, tx, { householdId: input.householdId, from: today });
    const household = await lockHousehold(actor, tx, input.householdId);
    if (!household) return refuse("not-found");
    if (household.status === "ARCHIVED") return refuse("household-archived");
    const problem = await check(tx, input);
    if (problem) return problem;
    const householdId = await create(tx, input, household.status);
    await movePeople(tx, input, householdId);
    await moveBelongings(tx, input, householdId, today);
    await shareWeeks(tx, input, householdId);
    await record(actor, tx, input, householdId);
    return done({ householdId });
  });
}

async function check(tx: Tx, { householdId, adultIds, children }: SplitInput) {
  const adults = await tx.adult.findMany({ where: { householdId }, select: { id: true } });
  const here = new Set(adults.map(({ id }) => id));
  if (adultIds.length === 0 || new Set(adultIds).size >= here.size) {
    return refuse("split-adults", { fields: { adultes: "split-adults" } });
  }
  await tx.$queryRaw`
    SELECT c.id FROM child c JOIN household_child hc ON hc.child_id = c.id
    WHERE hc.household_id = ${householdId}::uuid ORDER BY c.id FOR UPDATE OF c`;
  const homes = await tx.householdChild.findMany({
    where: { child: { households: { some: { householdId } } } },
    select: { childId: true, householdId: true },
  });
  const own = new Set(homes.filter((home) => home.householdId === householdId).map(({ childId }) => childId));
  const isComplete = children.length === own.size && children.every(({ childId }) => own.has(childId));
  if (!isComplete || adultIds.some((id) => !here.has(id))) return refuse("split-nobody");
  const fields: Record<string, RefusalCode> = {};
  for (const { childId, place } of children) {
    const hasOther = homes.some((home) => home.childId === childId && home.householdId !== householdId);
    if (place === "deux" && hasOther) fields[`enfants.${childId}`] = "child-two-homes";
  }
  return Object.keys(fields).length > 0 ? refuse("form-invalid", { fields }) : null;
}

async function create(tx: Tx, input: SplitInput, status: "ACCEPTED" | "ACTIVE"): Promise<string> {
  const id = newId();
  const { address, postalCode, city } = input;
  await tx.household.create({ data: { id, status, address, postalCode, city, createdAt: nowDate() } });
  const structures = await tx.householdStructure.findMany({ where: { householdId: input.householdId } });
  await tx.householdStructure.createMany({
    data: structures.map(({ structureId }) => ({ householdId: id, structureId })),
  });
  return id;
}

const placed = ({ children }: SplitInput, place: "part" | "deux") =>
  children.filter((child) => child.place === place).map(({ childId }) => childId);

async function movePeople(tx: Tx, input: SplitInput, newHome: string): Promise<void> {
  const { householdId } = input;
  await tx.adult.updateMany({
    where: { householdId, id: { in: input.adultIds } },
    data: { householdId: newHome },
  });
  await tx.householdChild.updateMany({
    where: { householdId, childId: { in: placed(input, "part") } },
    data: { householdId: newHome },
  });
  await tx.$executeRaw`
    INSERT INTO household_child (household_id, child_id, rank)
    SELECT ${newHome}::uuid, child_id, 3 - rank FROM household_child
    WHERE household_id = ${householdId}::uuid AND child_id = ANY(${placed(input, "deux")}::uuid[])`;
}

/** What goes with the adults and the children that go. */
async function moveBelongings(tx: Tx, input: SplitInput, newHome: string, today: PlainDate): Promise<void> {
  const { householdId, adultIds } = input;
  const gone = placed(input, "part");
  const subjects = [...adultIds, ...gone];
  await tx.$executeRaw`
    UPDATE reservation SET household_id = ${newHome}::uuid
    WHERE household_id = ${householdId}::uuid AND child_id = ANY(${gone}::uuid[]) AND date >= ${today}::date`;
  await tx.$executeRaw`
    UPDATE absence_declaration d SET household_id = ${newHome}::uuid
    WHERE d.household_id = ${householdId}::uuid AND EXISTS (
      SELECT 1 FROM absence ab JOIN reservation r ON r.id = ab.reservation_id
      WHERE ab.declaration_id = d.id AND r.household_id = ${newHome}::uuid)`;
  await tx.$executeRaw`
    UPDATE enrolment_request r SET household_id = ${newHome}::uuid FROM enrolment_period p
    WHERE p.id = r.period_id AND p.last_day >= ${today}::date
      AND r.household_id = ${householdId}::uuid AND r.child_id = ANY(${gone}::uuid[])`;
  await tx.$executeRaw`
    UPDATE family_upload SET household_id = ${newHome}::uuid
    WHERE household_id = ${householdId}::uuid AND child_id = ANY(${gone}::uuid[])`;
  await tx.$executeRaw`
    UPDATE custody_day SET household_id = ${newHome}::uuid
    WHERE household_id = ${householdId}::uuid AND child_id = ANY(${gone}::uuid[])`;
  await tx.$executeRaw`
    UPDATE change_set SET household_id = ${newHome}::uuid
    WHERE household_id = ${householdId}::uuid AND subject_id = ANY(${subjects}::uuid[])`;
  await tx.$executeRaw`
    UPDATE file_request SET household_id = ${newHome}::uuid
    WHERE household_id = ${householdId}::uuid AND subject_id = ANY(${subjects}::uuid[]) AND state = 'PENDING'`;
  await tx.$executeRaw`
    UPDATE mail SET household_id = ${newHome}::uuid WHERE household_id = ${householdId}::uuid AND account_id IN (
      SELECT ac.id FROM account ac WHERE ac.adult_id = ANY(${adultIds}::uuid[]))`;
  await tx.$executeRaw`
    DELETE FROM authorised_person_child t USING authorised_person p
    WHERE p.id = t.person_id AND p.household_id = ${householdId}::uuid AND t.child_id = ANY(${gone}::uuid[])`;
  await tx.$executeRaw`
    UPDATE authorised_person p SET removed_at = ${nowDate()}
    WHERE p.household_id = ${householdId}::uuid AND p.removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM authorised_person_child t WHERE t.person_id = p.id)`;
}

/** Each household keeps, of a usual week, the cells of its own children; a week without any is no week. */
async function shareWeeks(tx: Tx, input: SplitInput, newHome: string): Promise<void> {
  const gone = new Set(placed(input, "part"));
  const there = new Set([...gone, ...placed(input, "deux")]);
  const weeks = await tx.weekTemplate.findMany({ where: { householdId: input.householdId } });
  for (const { id, name, cells, accountId, createdAt } of weeks) {
    const all = weekCells.parse(cells);
    const [kept, taken] = [
      all.filter(({ childId }) => !gone.has(childId)),
      all.filter(({ childId }) => there.has(childId)),
    ];
    if (taken.length > 0) {
      const data = { id: newId(), householdId: newHome, name, cells: taken, accountId, createdAt };
      await tx.weekTemplate.create({ data });
    }
    if (kept.length === 0) await tx.weekTemplate.delete({ where: { id } });
    else if (kept.length < all.length) await tx.weekTemplate.update({ where: { id }, data: { cells: kept } });
  }
}

async function record(actor: StaffActor, tx: Tx, input: SplitInput, newHome: string): Promise<void> {
  const at = nowDate();
  const { householdId, adultIds, children } = input;
  const event = { at, actorId: actor.accountId };
  await tx.auditEvent.createMany({
    data: [
      {
        ...event,
        id: newId(),
        kind: "household.split",
        householdId,
        details: { into: newHome, adultIds, children },
      },
      {
        ...event,
        id: newId(),
        kind: "household.created",
        householdId: newHome,
        details: { from: householdId },
      },
    ],
  });
}
