import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { storeHouseholds } from "@/lib/families/commands";
import { newId } from "@/lib/ids";
import { queueMails } from "@/lib/mails/commands";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { householdOf, type SignUpFacts } from "../rules";
import type { DecideSignUpsInput } from "../schema";
import { knownChildren, linked, withholdAuthority } from "./link-known";

/** What one press decided. `emailTaken` names the sign-ups that cannot be accepted: their e-mail has a login by now. */
export type SignUpsDecided = {
  accepted: number;
  refused: number;
  alreadyDecided: number;
  emailTaken: { id: string; email: string }[];
};

type Facts = SignUpFacts & { id: string; structure: string; status: "PENDING" | "ACCEPTED" | "REFUSED" };

/**
 * Accepts or refuses sign-ups of the actor's structures, all in one transaction: of two members of staff, the
 * second finds them decided. An accepted one becomes a household whose adult is invited to finish its file; a refused
 * one is told the reason. Refusals: reason-required; not-found (nothing chosen, or one of another structure);
 * email-taken when that is all there was to decide; child-elsewhere or child-two-homes for a child that is said to be
 * the same and cannot be linked (whose authority staff give afterwards).
 */
export async function decideSignUps(
  actor: StaffActor,
  input: DecideSignUpsInput,
): Promise<Result<SignUpsDecided>> {
  allow(actor, "staff", "REQUESTS");
  const { accept, reason } = input;
  const ids = [...new Set(input.ids)];
  if (!accept && !reason) return refuse("reason-required", { fields: { motif: "reason-required" } });
  if (ids.length === 0) return refuse("not-found");
  const { timeZone } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  const decide = () =>
    transaction(async (tx): Promise<Result<SignUpsDecided>> => {
      const signUps = await lockSignUps(actor, tx, ids);
      if (signUps.length < ids.length) return refuse("not-found");
      const waiting = signUps.filter(({ status }) => status === "PENDING");
      const alreadyDecided = signUps.length - waiting.length;
      if (!accept) {
        await refuseAll(actor, tx, waiting, reason ?? "");
        return done({ accepted: 0, refused: waiting.length, alreadyDecided, emailTaken: [] });
      }
      const taken = await takenEmails(tx, waiting);
      const free = waiting.filter(({ email }) => !taken.has(email));
      const same = free.filter(({ id }) => input.sameChildren?.includes(id)).map(({ id }) => id);
      const known = await knownChildren(actor, tx, same);
      if (!known.ok) return known;
      await acceptAll(actor, tx, today, free, known.value);
      const emailTaken = waiting
        .filter(({ email }) => taken.has(email))
        .map(({ id, email }) => ({ id, email }));
      if (emailTaken.length === signUps.length) return refuse("email-taken");
      return done({ accepted: free.length, refused: 0, alreadyDecided, emailTaken });
    });
  try {
    return await decide();
  } catch (error) {
    // A login of the same e-mail was made at the same moment: now it can be seen.
    if (isUniqueViolation(error)) return decide();
    throw error;
  }
}

/** The sign-ups among `ids` that are the actor's to decide, locked in the order of their ids. */
async function lockSignUps(actor: StaffActor, tx: Tx, ids: string[]): Promise<Facts[]> {
  const own = structuresOf(actor, "REQUESTS");
  return tx.$queryRaw<Facts[]>`
    SELECT s.id, s.status::text AS status, s.structure_id AS "structureId", st.name::text AS structure,
           s.civility::text AS civility, s.first_name AS "firstName", s.last_name AS "lastName",
           s.email::text AS email, s.phone, s.address, s.postal_code AS "postalCode", s.city, s.locale,
           COALESCE((SELECT json_agg(json_build_object('firstName', c.first_name, 'lastName', c.last_name,
                                                       'birthDate', c.birth_date) ORDER BY c.position)
                     FROM sign_up_child c WHERE c.sign_up_id = s.id), '[]') AS children
    FROM sign_up s JOIN structure st ON st.id = s.structure_id
    WHERE s.id = ANY(${ids}::uuid[])
      AND (${own === "all"} OR s.structure_id = ANY(${own === "all" ? [] : own}::uuid[]))
    ORDER BY s.id
    FOR UPDATE OF s`;
}

async function takenEmails(tx: Tx, signUps: Facts[]): Promise<Set<string>> {
  const emails = signUps.map(({ email }) => email);
  const accounts = await tx.account.findMany({ where: { email: { in: emails } }, select: { email: true } });
  return new Set(accounts.map(({ email }) => email.toLowerCase()));
}

async function refuseAll(actor: StaffActor, tx: Tx, signUps: Facts[], reason: string): Promise<void> {
  const at = nowDate();
  await tx.signUp.updateMany({
    where: { id: { in: signUps.map(({ id }) => id) }, status: "PENDING" },
    data: { status: "REFUSED", decidedAt: at, decidedById: actor.staffId, reason },
  });
  await tx.auditEvent.createMany({
    data: signUps.map(({ id }) => ({
      id: newId(),
      at,
      kind: "sign-up.refused",
      actorId: actor.accountId,
      signUpId: id,
      details: { reason },
    })),
  });
  await queueMails(
    actor,
    tx,
    signUps.map(({ id: signUpId, email: to, locale, firstName, structure }) => ({
      template: "sign-up-refused" as const,
      params: { firstName, structure, reason },
      to,
      locale,
      signUpId,
    })),
  );
}

async function acceptAll(
  actor: StaffActor,
  tx: Tx,
  today: PlainDate,
  signUps: Facts[],
  known: Parameters<typeof linked>[2],
): Promise<void> {
  if (signUps.length === 0) return;
  const at = nowDate();
  const given = signUps.map((signUp) => {
    const household = householdOf(signUp);
    return { ...household, children: linked(signUp.id, household.children, known) };
  });
  const stored = await storeHouseholds(actor, tx, today, given);
  await withholdAuthority(
    tx,
    stored.flatMap(({ adultIds }) => adultIds),
    known.map(({ childId }) => childId),
  );
  const households = stored.map(({ householdId }) => householdId);
  await tx.$executeRaw`
    UPDATE sign_up s
    SET status = 'ACCEPTED', decided_at = ${at}, decided_by_id = ${actor.staffId}::uuid, household_id = given.household
    FROM unnest(${signUps.map(({ id }) => id)}::uuid[], ${households}::uuid[]) AS given(sign_up, household)
    WHERE s.id = given.sign_up AND s.status = 'PENDING'`;
  await tx.auditEvent.createMany({
    data: signUps.map(({ id }, index) => ({
      id: newId(),
      at,
      kind: "sign-up.accepted",
      actorId: actor.accountId,
      signUpId: id,
      householdId: households[index],
    })),
  });
  await queueMails(
    actor,
    tx,
    signUps.map(({ id: signUpId, email: to, locale, firstName, structure }, index) => ({
      template: "sign-up-accepted" as const,
      params: { firstName, structure },
      to,
      locale,
      signUpId,
      householdId: households[index],
      accountId: stored[index]!.accountIds[0]!,
    })),
  );
}
