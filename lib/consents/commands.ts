import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate, toDbDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { readFacts } from "./queries/facts";
import { latestAnswers, saysTheSame } from "./rules";
import { MAX_YEARS, type NewAnswer } from "./schema";

/**
 * Stores a parent's own answer about a child of its household; the answer before stays in the history. Refused
 * without parental authority ("not-found"). The same answer twice is stored once.
 */
export async function answerConsent(actor: ParentActor, answer: NewAnswer): Promise<Result> {
  allow(actor, "parent");
  const { timeZone } = await organisationFacts(actor);
  return transaction(async (tx) => {
    const ofHome = Prisma.sql`ad.household_id = ${actor.householdId}::uuid`;
    return store(tx, { ...answer, adultId: actor.adultId }, ofHome, actor, dayOf(now(), timeZone));
  });
}

/**
 * Stores the answer of one adult as staff read it on a signed paper. Refused ("not-found") for a child or an adult of
 * a household that the actor does not see, and for an adult without parental authority.
 */
export async function recordPaperConsent(
  actor: StaffActor,
  answer: NewAnswer & { adultId: string },
): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  const { timeZone } = await organisationFacts(actor);
  return transaction(async (tx) => {
    const seen = seesAs(actor, "FAMILIES", Prisma.sql`ad.household_id`);
    return store(tx, answer, seen, actor, dayOf(now(), timeZone));
  });
}

/** Stores an answer behind the locked rights of its adult, where they hold and the household passes `condition`. */
async function store(
  tx: Tx,
  { childId, adultId, kind, granted, supports, purposes, from, validTo }: NewAnswer & { adultId: string },
  condition: Prisma.Sql,
  actor: ParentActor | StaffActor,
  today: PlainDate,
): Promise<Result> {
  const [guardian] = await tx.$queryRaw<{ householdId: string }[]>`
    SELECT ad.household_id AS "householdId"
    FROM guardianship g
    JOIN adult ad ON ad.id = g.adult_id
    JOIN household_child hc ON hc.household_id = ad.household_id AND hc.child_id = g.child_id
    WHERE g.adult_id = ${adultId}::uuid AND g.child_id = ${childId}::uuid AND g.parental_authority = 'YES'
      AND ${condition}
    FOR UPDATE OF g`;
  if (!guardian) return refuse("not-found");
  const last = Temporal.PlainDate.from(today).add({ years: MAX_YEARS }).toString();
  if (validTo !== null && (validTo < today || validTo > last))
    return refuse("form-invalid", { fields: { jusquAu: "consent-end" } });

  const [facts] = await readFacts(Prisma.sql`c.id = ${childId}::uuid`, tx);
  const before = latestAnswers(facts?.answers ?? [], kind).get(adultId);
  if (before && saysTheSame(before, { granted, supports, purposes, from, validTo })) return done();
  const at = nowDate();
  const details = kind === "PHOTO" ? { supports, purposes } : kind === "LEAVE_ALONE" ? { from } : {};
  await tx.consent.create({
    data: {
      id: newId(),
      ...{ childId, adultId, kind, granted, details, at },
      validTo: validTo && toDbDate(validTo),
      accountId: actor.accountId,
    },
  });
  await tx.auditEvent.create({
    data: {
      id: newId(),
      at,
      kind: actor.kind === "staff" ? "consent.paper" : "consent.answered",
      actorId: actor.accountId,
      householdId: guardian.householdId,
      details: { childId, adultId, consent: kind, granted },
    },
  });
  return done();
}
