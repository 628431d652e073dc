import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id } from "@/lib/fields";
import { awaitedFrom, latestAnswers, settleConsents } from "../rules";
import { CONSENT_KINDS, type ConsentTerms, type EffectiveConsent } from "../schema";
import { type ChildFacts, type Guardian, readFacts, type StoredAnswer } from "./facts";

/** `you`: the reader. `home`: named. `other`: an adult of a household that the reader may not know of. */
export type ConsentPerson = { who: "you" | "home"; adultId: string; name: string } | { who: "other" };

export type ConsentAnswer = ConsentTerms & { at: Date; onPaper: boolean };

export type ConsentView = {
  effective: EffectiveConsent;
  /** Whether every adult with parental authority must consent. */
  everyAdult: boolean;
  /** Those who may answer, each with the answer that counts. */
  people: { person: ConsentPerson; answer: ConsentAnswer | null }[];
  /** Every answer ever given, newest first. */
  history: { person: ConsentPerson; granted: boolean; at: Date; onPaper: boolean }[];
};

export type ChildConsents = {
  childId: string;
  firstName: string;
  lastName: string;
  today: PlainDate;
  consents: ConsentView[];
};

/** A child's consents as one reader sees them: `personOf` says who an adult is to that reader. */
function viewOf(facts: ChildFacts, personOf: (guardian: Guardian) => ConsentPerson): ChildConsents {
  const { childId, firstName, lastName, today, guardians, answers, everyAdult } = facts;
  const adultIds = guardians.map(({ adultId }) => adultId);
  const settled = settleConsents(answers, { adultIds, everyAdult, today });
  const people = new Map(guardians.map((guardian) => [guardian.adultId, personOf(guardian)]));
  const answerOf = ({ granted, supports, purposes, from, validTo, at, onPaper }: StoredAnswer) => ({
    ...{ granted, supports, purposes, from, validTo, at, onPaper },
  });
  return {
    ...{ childId, firstName, lastName, today },
    consents: CONSENT_KINDS.map((kind) => {
      const latest = latestAnswers(answers, kind);
      return {
        effective: settled[kind],
        everyAdult: everyAdult.includes(kind),
        people: [...people].map(([adultId, person]) => {
          const answer = latest.get(adultId);
          return { person, answer: answer ? answerOf(answer) : null };
        }),
        history: answers
          .filter((answer) => answer.kind === kind)
          .map(({ adultId, granted, at, onPaper }) => ({
            person: people.get(adultId) ?? { who: "other" as const },
            ...{ granted, at, onPaper },
          }))
          .reverse(),
      };
    }),
  };
}

/** Whether the child `c` is of the actor's household, and the actor holds parental authority over it. */
const isOwn = (actor: ParentActor) => Prisma.sql`
  EXISTS (SELECT 1 FROM household_child own
          JOIN guardianship g ON g.child_id = own.child_id AND g.adult_id = ${actor.adultId}::uuid
          WHERE own.child_id = c.id AND own.household_id = ${actor.householdId}::uuid
            AND g.parental_authority = 'YES')`;

/**
 * How many consents the actor has not answered, or answered until a day gone by, for each child over whom it holds
 * parental authority. One statement.
 */
export async function awaitedAnswers(actor: ParentActor): Promise<Map<string, number>> {
  allow(actor, "parent");
  const all = await readFacts(isOwn(actor));
  return new Map(
    all.map(({ childId, answers, today }) => [childId, awaitedFrom(actor.adultId, answers, today).length]),
  );
}

/**
 * The consents of a child of the actor's household; null unless the actor holds parental authority. Of the other
 * household it tells what was answered and when, never by whom. One statement.
 */
export async function consentsOf(actor: ParentActor, childId: string): Promise<ChildConsents | null> {
  allow(actor, "parent");
  if (!id.safeParse(childId).success) return null;
  const [facts] = await readFacts(Prisma.sql`c.id = ${childId}::uuid AND ${isOwn(actor)}`);
  if (!facts) return null;
  return viewOf(facts, ({ adultId, householdId, firstName, lastName }) => {
    if (householdId !== actor.householdId) return { who: "other" };
    return { who: adultId === actor.adultId ? "you" : "home", adultId, name: `${firstName} ${lastName}` };
  });
}

/**
 * The consents of every child of a household, for staff who see it; empty where they do not. An adult of a household
 * of other structures stays unnamed. Two statements.
 */
export async function householdConsents(actor: StaffActor, householdId: string): Promise<ChildConsents[]> {
  allow(actor, "staff", "FAMILIES");
  if (!id.safeParse(householdId).success) return [];
  const sees = seesAs(actor, "FAMILIES", Prisma.sql`hc.household_id`);
  const all = await readFacts(Prisma.sql`c.id IN (SELECT hc.child_id FROM household_child hc
    WHERE hc.household_id = ${householdId}::uuid AND ${sees})`);
  if (all.length === 0) return [];
  const seen = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT hc.household_id AS id FROM household_child hc
    WHERE hc.child_id = ANY(${all.map(({ childId }) => childId)}::uuid[]) AND ${sees}`;
  const known = new Set(seen.map(({ id }) => id));
  return all.map((facts) =>
    viewOf(facts, ({ adultId, householdId: home, firstName, lastName }) =>
      known.has(home) ? { who: "home", adultId, name: `${firstName} ${lastName}` } : { who: "other" },
    ),
  );
}
