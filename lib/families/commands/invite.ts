import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { displayName } from "@/lib/names";
import { done, type Result, refuse } from "@/lib/result";
import { listed } from "../queries/list";
import { logins } from "../queries/logins";
import { sees } from "../queries/scope";
import { forgive } from "../queries/search";
import { type FamilyFilters, type InviteReport, type LoginState, MAX_INVITED, UNINVITED } from "../schema";
import { type Invitee, queueInvitations } from "./queue-invitations";

type Candidate = Omit<Invitee, "accountId" | "email"> & {
  lastName: string;
  accountId: string | null;
  email: string | null;
  state: LoginState;
};

/**
 * Invites adults, or all the adults of households, each with one mail: those who have a login and no password of
 * their own. Inviting again sends a new mail, whose delivery voids the password of the one before; while that one
 * waits to be sent, nothing is added. Refuses as one when a household is not of the actor's structures.
 */
export async function inviteAdults(
  actor: StaffActor,
  { adultIds = [], householdIds = [] }: { adultIds?: string[]; householdIds?: string[] },
): Promise<Result<InviteReport>> {
  allow(actor, "staff", "FAMILIES");
  if (adultIds.length + householdIds.length === 0) return refuse("nothing-selected");
  return transaction(async (tx) => {
    const candidates = await lockAdults(
      tx,
      Prisma.sql`(a.id = ANY(${adultIds}::uuid[]) OR a.household_id = ANY(${householdIds}::uuid[]))
        AND h.status <> 'ARCHIVED' AND ${sees(actor, Prisma.sql`h.id`)}`,
    );
    const missing = (wanted: string[], reached: (candidate: Candidate) => string) => {
      const found = new Set(candidates.map(reached));
      return wanted.some((id) => !found.has(id));
    };
    if (missing(adultIds, (a) => a.adultId) || missing(householdIds, (a) => a.householdId)) {
      return refuse("not-found");
    }
    return done(await invite(actor, tx, candidates, ["TO_INVITE", "FAILED", "SENT", "EXPIRED", "USED"]));
  });
}

/**
 * Invites every adult of the filtered list who holds no living invitation, MAX_INVITED at most at once: the
 * others keep the one they have.
 */
export async function inviteListed(actor: StaffActor, filters: FamilyFilters): Promise<Result<InviteReport>> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    if (filters.q) await forgive(tx);
    const candidates = await lockAdults(
      tx,
      Prisma.sql`h.status <> 'ARCHIVED' AND h.id IN (SELECT h.id ${listed(actor, filters)})`,
    );
    return done(await invite(actor, tx, candidates, UNINVITED));
  });
}

/** Locks the logins in the order of their ids, then reads their states: of two presses one sees the other's mails. */
async function lockAdults(tx: Tx, where: Prisma.Sql): Promise<Candidate[]> {
  const which = Prisma.sql`FROM adult a JOIN household h ON h.id = a.household_id WHERE ${where}`;
  await tx.$queryRaw`
    SELECT ac.id FROM account ac WHERE ac.adult_id IN (SELECT a.id ${which}) ORDER BY ac.id FOR UPDATE`;
  return tx.$queryRaw<Candidate[]>`
    SELECT a.id AS "adultId", a.household_id AS "householdId", a.first_name AS "firstName",
           a.last_name AS "lastName", login.account_id AS "accountId", login.email, login.locale, login.state
    FROM adult a JOIN household h ON h.id = a.household_id JOIN ${logins()} login ON login.adult_id = a.id
    WHERE ${where} ORDER BY a.household_id, a.position, a.id`;
}

async function invite(
  actor: StaffActor,
  tx: Tx,
  candidates: Candidate[],
  states: readonly LoginState[],
): Promise<InviteReport> {
  const inState = (state: LoginState) => candidates.filter((candidate) => candidate.state === state);
  const due = candidates.flatMap(({ state, accountId, email, ...rest }) =>
    accountId && email && states.includes(state) ? [{ ...rest, accountId, email }] : [],
  );
  const invitees = due.slice(0, MAX_INVITED);
  await queueInvitations(actor, tx, invitees);
  return {
    invited: invitees.length,
    waiting: inState("QUEUED").length,
    active: inState("ACTIVE").length,
    withoutEmail: inState("NONE").map(displayName),
    remaining: due.length - invitees.length,
  };
}
