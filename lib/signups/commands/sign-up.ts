import "server-only";
import { setTimeout } from "node:timers/promises";
import { networkOf } from "@/lib/accounts/rules";
import { allow, type VisitorActor } from "@/lib/actor";
import { now, nowDate, realNow } from "@/lib/clock";
import { dayOf, toDbDate } from "@/lib/dates";
import { db, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { queueMail } from "@/lib/mails/commands";
import { nameKey } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { spend } from "@/lib/throttle";
import { birthDateProblems, greetedName } from "../rules";
import type { SignUpInput } from "../schema";

const PER_ADDRESS = { name: "sign-up", points: 100, seconds: 600 };
const MAILS_A_DAY = 3;
const DAY_MS = 86_400_000;
const FRESH_MS = 60_000;

/** The answer never comes sooner, so that its time does not tell whether the e-mail was known. */
const ANSWER_MS = 250;

/**
 * Keeps what a new family typed, for the structure to decide. The answer is the same whether the e-mail is new, has
 * a login (its owner alone is told, by mail) or has a sign-up that waits (its mail is sent again): nothing is
 * stored twice. Opens no session. Refusals: too-many-requests; form-invalid at `structure` or a birth date.
 */
export async function signUp(actor: VisitorActor, input: SignUpInput): Promise<Result> {
  allow(actor, "visitor");
  const structure = await db().structure.findFirst({ where: { id: input.structureId, openToSignUp: true } });
  if (!structure) return refuse("form-invalid", { fields: { structure: "choose-one" } });
  const { timeZone } = await organisationFacts(actor);
  const problems = birthDateProblems(input.children, dayOf(now(), timeZone));
  if (Object.keys(problems).length > 0) return refuse("form-invalid", { fields: problems });
  if (!(await spend(PER_ADDRESS, networkOf(actor.address)))) return refuse("too-many-requests");

  await Promise.all([keep(actor, input, structure.name), setTimeout(ANSWER_MS)]);
  return done();
}

function keep(actor: VisitorActor, input: SignUpInput, structure: string): Promise<void> {
  return transaction(async (tx) => {
    if (await tellOwner(actor, tx, input.email)) return;
    const id = await store(actor, tx, input);
    if (!id) return sendAgain(actor, tx, input.email);
    const { email: to, firstName } = input;
    await queueMail(actor, tx, {
      template: "sign-up-received",
      params: { firstName: greetedName(firstName), structure },
      to,
      locale: actor.locale,
      signUpId: id,
    });
  });
}

/** Whether the e-mail has a login already; its owner then gets a mail. The row's lock keeps two from being sent at once. */
async function tellOwner(actor: VisitorActor, tx: Tx, email: string): Promise<boolean> {
  const [account] = await tx.$queryRaw<{ id: string; locale: "fr" | "en"; householdId: string | null }[]>`
    SELECT ac.id, ac.locale, (SELECT a.household_id FROM adult a WHERE a.id = ac.adult_id) AS "householdId"
    FROM account ac WHERE ac.email = ${email}::citext FOR NO KEY UPDATE`;
  if (!account) return false;
  const { id: accountId, locale, householdId } = account;
  if (await mayMail(tx, { template: "sign-up-known", accountId })) {
    await queueMail(actor, tx, {
      template: "sign-up-known",
      params: {},
      to: email,
      locale,
      accountId,
      householdId: householdId ?? undefined,
    });
  }
  return true;
}

/** The id of the new row; null when this e-mail has a sign-up that waits, perhaps sent at this very moment. */
async function store(actor: VisitorActor, tx: Tx, input: SignUpInput): Promise<string | null> {
  const { children, ...person } = input;
  const id = newId();
  const at = nowDate();
  const { count } = await tx.signUp.createMany({
    data: [
      { ...person, id, nameKey: nameKey(person), locale: actor.locale, privacyAcceptedAt: at, createdAt: at },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await tx.signUpChild.createMany({
    data: children.map(({ birthDate, ...child }, position) => ({
      ...child,
      id: newId(),
      signUpId: id,
      nameKey: nameKey(child),
      birthDate: toDbDate(birthDate),
      position,
    })),
  });
  await tx.auditEvent.create({ data: { id: newId(), at, kind: "sign-up.received", signUpId: id } });
  return id;
}

async function sendAgain(actor: VisitorActor, tx: Tx, email: string): Promise<void> {
  const [waiting] = await tx.$queryRaw<
    { id: string; firstName: string; structure: string; locale: "fr" | "en"; fresh: boolean }[]
  >`
    SELECT s.id, s.first_name AS "firstName", st.name::text AS structure, s.locale,
           EXISTS (SELECT 1 FROM token t WHERE t.sign_up_id = s.id
                   AND t.created_at > ${new Date(realNow().getTime() - FRESH_MS)}) AS fresh
    FROM sign_up s JOIN structure st ON st.id = s.structure_id
    WHERE s.email = ${email}::citext AND s.status = 'PENDING' FOR NO KEY UPDATE OF s`;
  // Sending again voids the link sent before: one that has just left may not be read yet.
  if (!waiting || waiting.fresh) return;
  const { id: signUpId, firstName, structure, locale } = waiting;
  if (await mayMail(tx, { template: "sign-up-received", signUpId })) {
    await queueMail(actor, tx, {
      template: "sign-up-received",
      params: { firstName: greetedName(firstName), structure },
      to: email,
      locale,
      signUpId,
    });
  }
}

type MailKey = { template: string } & ({ accountId: string } | { signUpId: string });

/** Strangers can ask for these mails: none while one waits to leave, and only so many a day. */
async function mayMail(tx: Tx, mail: MailKey): Promise<boolean> {
  const since = new Date(nowDate().getTime() - DAY_MS);
  const recent = await tx.mail.findMany({
    where: { ...mail, OR: [{ status: "QUEUED" }, { createdAt: { gt: since } }] },
    select: { status: true },
    take: MAILS_A_DAY,
  });
  return recent.length < MAILS_A_DAY && recent.every(({ status }) => status !== "QUEUED");
}
