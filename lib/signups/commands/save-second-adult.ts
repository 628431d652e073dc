import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { isUniqueViolation, type Tx } from "@/lib/db";
import { equalShares } from "@/lib/families/rules";
import { newId } from "@/lib/ids";
import { nameKey } from "@/lib/names";
import { type Refusal, type Result, refuse } from "@/lib/result";
import { type Limit, spend } from "@/lib/throttle";
import type { SecondAdultInput } from "../schema";
import { type OpenFile, saveStep } from "./open-file";

/** The answer tells whether an e-mail has a login: a family has no use for many. */
const EMAILS: Limit = { name: "second-adult-email", points: 20, seconds: 600 };

/**
 * Third step: the second adult of the household, with the same rights over its children, or null for a household of
 * one. An e-mail makes a login, invited when the file is confirmed; refused as email-taken where it has one already.
 * An adult who has a password already is nobody else's to change: the step is then only marked done.
 * Refused as too-many-requests after twenty e-mails in ten minutes.
 */
export async function saveSecondAdult(actor: PendingActor, input: SecondAdultInput): Promise<Result> {
  allow(actor, "pending");
  if (input?.email && !(await spend(EMAILS, actor.accountId))) return refuse("too-many-requests");
  try {
    return await saveStep(actor, "responsable", async (file) => write(actor, file, input));
  } catch (error) {
    if (isUniqueViolation(error)) return emailTaken();
    throw error;
  }
}

const emailTaken = () => refuse("form-invalid", { fields: { email: "email-taken" } });

async function write(
  actor: PendingActor,
  { tx, householdId }: OpenFile,
  input: SecondAdultInput,
): Promise<Refusal | undefined> {
  const [known] = await tx.adult.findMany({
    where: { householdId, id: { not: actor.adultId } },
    select: { id: true, account: { select: { id: true, email: true, passwordHash: true } } },
    orderBy: { position: "asc" },
  });
  if (known?.account?.passwordHash) return undefined;
  if (input === null) {
    if (known) await tx.adult.deleteMany({ where: { id: known.id, householdId } });
    await shareAgain(tx, householdId);
    return undefined;
  }
  const { email, ...person } = input;
  if (email && email !== known?.account?.email.toLowerCase()) {
    if (await tx.account.findUnique({ where: { email }, select: { id: true } })) return emailTaken();
  }
  const data = { ...person, nameKey: nameKey(person) };
  const adultId = known?.id ?? newId();
  if (known) await tx.adult.updateMany({ where: { id: adultId, householdId }, data });
  else await tx.adult.create({ data: { ...data, id: adultId, householdId, position: 1 } });
  await setLogin(tx, actor, adultId, known?.account ?? null, email);
  await shareAgain(tx, householdId);
  return undefined;
}

/** A changed e-mail is another login: whatever was sent to the old one dies with it. */
async function setLogin(
  tx: Tx,
  actor: PendingActor,
  adultId: string,
  known: { id: string; email: string } | null,
  email: string | null,
): Promise<void> {
  if (known && known.email.toLowerCase() === email) return;
  if (known) await tx.account.deleteMany({ where: { id: known.id, passwordHash: null } });
  if (!email) return;
  await tx.account.create({
    data: { id: newId(), email, adultId, locale: actor.locale, createdAt: nowDate() },
  });
}

/** Every adult of the household holds the same rights and the same share over each of its children. */
async function shareAgain(tx: Tx, householdId: string): Promise<void> {
  const adults = await tx.adult.findMany({
    where: { householdId },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  const children = await tx.householdChild.findMany({
    where: { householdId },
    select: { childId: true, rank: true },
  });
  const shares = equalShares(adults.length);
  const ties = children.flatMap(({ childId, rank }) =>
    adults.map(({ id: adultId }, index) => ({
      adultId,
      childId,
      payerShare: rank === 1 ? shares[index]! : 0,
    })),
  );
  await tx.guardianship.createMany({ data: ties, skipDuplicates: true });
  await tx.$executeRaw`
    UPDATE guardianship g SET payer_share = given.share
    FROM unnest(${ties.map(({ adultId }) => adultId)}::uuid[], ${ties.map(({ childId }) => childId)}::uuid[],
                ${ties.map(({ payerShare }) => payerShare)}::int[]) AS given(adult, child, share)
    WHERE g.adult_id = given.adult AND g.child_id = given.child`;
}
