import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate, toDbDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { factsColumn } from "./queries/facts";
import { custodyOn, hasWholeDay, otherRank, plannedOn } from "./rules";
import { type CustodyPattern, custodyFacts, MAX_FREE_DAYS, MAX_YEARS_AHEAD, type Rank } from "./schema";

/** A child of two homes, behind its locked row: nobody books for it by custody, or changes that, meanwhile. */
type Shared = { rank: Rank; householdId: string; otherId: string };

/** Locks a child of the household `home` (rows `hc`) that lives in another one as well; null where none is found. */
async function lockShared(tx: Tx, childId: string, condition: Prisma.Sql): Promise<Shared | null> {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<Shared[]>`
    SELECT hc.rank, hc.household_id AS "householdId", away.household_id AS "otherId"
    FROM household_child hc
    JOIN household_child away ON away.child_id = hc.child_id AND away.household_id <> hc.household_id
    WHERE hc.child_id = ${childId}::uuid AND ${condition}`;
  return row ?? null;
}

const lastDay = (today: PlainDate) =>
  Temporal.PlainDate.from(today).add({ years: MAX_YEARS_AHEAD }).toString();

type Settled = {
  householdId: string;
  childId: string;
  /** The last plan that the page showed, or null. */
  seen: string | null;
  from: PlainDate;
  pattern: CustodyPattern;
};

/**
 * Settles who has a child of two homes from a day on: the plan then in force ends the day before, later ones give way.
 * What has begun is never rewritten ("custody-past") unless the child had no plan at all; a plan made by somebody else
 * since the page was shown refuses ("custody-changed").
 */
export async function setCustody(actor: StaffActor, settled: Settled): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  const { householdId, childId, seen, from, pattern } = settled;
  const today = dayOf(now(), (await organisationFacts(actor)).timeZone);
  if (from > lastDay(today)) return refuse("form-invalid", { fields: { aPartirDu: "custody-too-far" } });
  return transaction(async (tx) => {
    const shared = await lockShared(
      tx,
      childId,
      Prisma.sql`hc.household_id = ${householdId}::uuid AND ${seesAs(actor, "FAMILIES", Prisma.sql`hc.household_id`)}`,
    );
    if (!shared) return refuse("not-found");
    const plans = await tx.custodyPlan.findMany({ where: { childId }, orderBy: { validFrom: "asc" } });
    if ((plans.at(-1)?.id ?? null) !== seen) return refuse("custody-changed");
    if (plans.length > 0 && from < today)
      return refuse("form-invalid", { fields: { aPartirDu: "custody-past" } });

    const start = toDbDate(from);
    await tx.custodyPlan.deleteMany({ where: { childId, validFrom: { gte: start } } });
    await tx.custodyPlan.updateMany({
      where: { childId, validFrom: { lt: start }, OR: [{ validTo: null }, { validTo: { gte: start } }] },
      data: { validTo: toDbDate(addDays(from, -1)) },
    });
    const at = nowDate();
    await tx.custodyPlan.create({
      data: { id: newId(), childId, validFrom: start, pattern, createdAt: at, createdById: actor.staffId },
    });
    await record(tx, "custody.settled", actor, shared, { childId, from, pattern });
    return done();
  });
}

type Given = {
  householdId: string;
  childId: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  /** The home that has the child, or null: what the plan says. */
  rank: Rank | null;
};

/** Gives days to come of a child to one of its homes, whatever the plan says, or hands them back to the plan. */
export async function setFreeDays(actor: StaffActor, given: Given): Promise<Result<{ days: number }>> {
  allow(actor, "staff", "FAMILIES");
  const { householdId, childId, firstDay, rank } = given;
  const today = dayOf(now(), (await organisationFacts(actor)).timeZone);
  if (firstDay < today) return refuse("form-invalid", { fields: { du: "custody-day-past" } });
  if (given.lastDay < firstDay) return refuse("form-invalid", { fields: { au: "end-before-start" } });
  if (given.lastDay > lastDay(today)) return refuse("form-invalid", { fields: { au: "custody-too-far" } });
  const dates: PlainDate[] = [];
  for (let date = firstDay; date <= given.lastDay && dates.length <= MAX_FREE_DAYS; date = addDays(date, 1))
    dates.push(date);
  if (dates.length > MAX_FREE_DAYS) return refuse("form-invalid", { fields: { au: "custody-too-many" } });
  return transaction(async (tx) => {
    const shared = await lockShared(
      tx,
      childId,
      Prisma.sql`hc.household_id = ${householdId}::uuid AND ${seesAs(actor, "FAMILIES", Prisma.sql`hc.household_id`)}`,
    );
    if (!shared) return refuse("not-found");
    await tx.custodyDay.deleteMany({ where: { childId, date: { in: dates.map(toDbDate) } } });
    if (rank !== null) {
      const home = rank === shared.rank ? shared.householdId : shared.otherId;
      const day = { childId, householdId: home, createdAt: nowDate(), accountId: actor.accountId };
      await tx.custodyDay.createMany({ data: dates.map((date) => ({ ...day, date: toDbDate(date) })) });
    }
    await record(tx, "custody.days", actor, shared, { childId, firstDay, lastDay: given.lastDay, rank });
    return done({ days: dates.length });
  });
}

/**
 * Gives a day that is wholly the actor's home's to the child's other home, from today on. Refused while the home has
 * reservations on it, which nobody could then cancel in its place.
 */
export async function giveDay(
  actor: ParentActor,
  { childId, date }: { childId: string; date: PlainDate },
): Promise<Result> {
  allow(actor, "parent");
  return changeDay(actor, childId, date, async (tx, shared, holidays) => {
    const [row] = await tx.$queryRaw<{ facts: unknown; booked: boolean }[]>`
      SELECT ${factsColumn(Prisma.sql`${childId}::uuid`, Prisma.sql`${shared.rank}::int`, onDay(date))} AS facts,
             ${isBooked(childId, date, shared.householdId)} AS booked`;
    const facts = custodyFacts.parse(row?.facts);
    if (!hasWholeDay(custodyOn(facts, date, holidays), facts.rank))
      return refuse("form-invalid", { fields: { jour: "custody-day-not-yours" } });
    if (row?.booked) return refuse("form-invalid", { fields: { jour: "custody-day-booked" } });
    const where = { childId_date: { childId, date: toDbDate(date) } };
    const day = { householdId: shared.otherId, createdAt: nowDate(), accountId: actor.accountId };
    if (hasWholeDay(plannedOn(facts.plans, date, holidays), otherRank(facts.rank)))
      await tx.custodyDay.delete({ where });
    else await tx.custodyDay.upsert({ where, create: { ...where.childId_date, ...day }, update: day });
    await record(tx, "custody.given", actor, shared, { childId, date });
    return done();
  });
}

/** Takes back a day that the actor's own home gave, while the other home has booked nothing on it. */
export async function takeDayBack(
  actor: ParentActor,
  { childId, date }: { childId: string; date: PlainDate },
): Promise<Result> {
  allow(actor, "parent");
  return changeDay(actor, childId, date, async (tx, shared) => {
    const [row] = await tx.$queryRaw<{ given: boolean; booked: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM custody_day cd
                     JOIN account a ON a.id = cd.account_id
                     JOIN adult giver ON giver.id = a.adult_id
                     WHERE cd.child_id = ${childId}::uuid AND cd.date = ${date}::date
                       AND cd.household_id = ${shared.otherId}::uuid
                       AND giver.household_id = ${shared.householdId}::uuid) AS given,
             ${isBooked(childId, date, shared.otherId)} AS booked`;
    if (!row?.given) return refuse("not-found");
    if (row.booked) return refuse("form-invalid", { fields: { jour: "custody-day-used" } });
    await tx.custodyDay.delete({ where: { childId_date: { childId, date: toDbDate(date) } } });
    await record(tx, "custody.taken-back", actor, shared, { childId, date });
    return done();
  });
}

const onDay = (date: PlainDate) => ({ first: Prisma.sql`${date}::date`, last: Prisma.sql`${date}::date` });

/** Whether a household has asked for, or has, something on a day of the child. */
const isBooked = (childId: string, date: PlainDate, householdId: string) => Prisma.sql`
  EXISTS (SELECT 1 FROM reservation r
          WHERE r.child_id = ${childId}::uuid AND r.date = ${date}::date AND r.household_id = ${householdId}::uuid
            AND r.state IN ('REQUESTED', 'RESERVED', 'CANCEL_REQUESTED', 'WAITLISTED'))`;

type Change = (
  tx: Tx,
  shared: Shared,
  holidays: { firstDay: PlainDate; lastDay: PlainDate }[],
) => Promise<Result>;

/** Changes a day to come of a child that the actor holds authority over and shares with another home. */
async function changeDay(
  actor: ParentActor,
  childId: string,
  date: PlainDate,
  change: Change,
): Promise<Result> {
  const { timeZone, schoolHolidays } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  if (date < today) return refuse("form-invalid", { fields: { jour: "custody-day-past" } });
  if (date > lastDay(today)) return refuse("form-invalid", { fields: { jour: "custody-too-far" } });
  return transaction(async (tx) => {
    const shared = await lockShared(
      tx,
      childId,
      Prisma.sql`hc.household_id = ${actor.householdId}::uuid
        AND EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = hc.child_id
                    AND g.adult_id = ${actor.adultId}::uuid AND g.parental_authority = 'YES')`,
    );
    return shared ? change(tx, shared, schoolHolidays) : refuse("not-found");
  });
}

/** One line in the history of each home: custody is common to both. */
async function record(
  tx: Tx,
  kind: string,
  actor: ParentActor | StaffActor,
  { householdId, otherId }: Shared,
  details: Prisma.InputJsonObject,
): Promise<void> {
  const at = nowDate();
  await tx.auditEvent.createMany({
    data: [householdId, otherId].map((home) => ({
      id: newId(),
      ...{ at, kind, actorId: actor.accountId, householdId: home, details },
    })),
  });
}
