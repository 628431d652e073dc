import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Refusal, type RefusalCode, type Result, refuse } from "@/lib/result";
import { birthDateProblems } from "@/lib/signups/rules";
import { knownChildren, likelyDuplicates } from "../queries/likely-duplicates";
import type { NewChild, NewFamily } from "../schema";
import { lockFamilies } from "./lock-families";
import { queueInvitations } from "./queue-invitations";
import { storeHouseholds } from "./store-households";

/**
 * Creates a household in a structure of the actor's, and invites its adults if asked. A family that resembles a
 * known one is refused with what was found, until staff answer whether its known children are the same (they then
 * live in two households) or others.
 */
export async function createFamily(
  actor: StaffActor,
  family: NewFamily,
): Promise<Result<{ householdId: string }>> {
  allow(actor, "staff", "FAMILIES");
  const own = structuresOf(actor, "FAMILIES");
  if (own !== "all" && !own.includes(family.structureId)) {
    return refuse("form-invalid", { fields: { structure: "not-found" } });
  }
  const today = dayOf(now(), (await organisationFacts(actor)).timeZone);
  const births = birthDateProblems(family.children, today);
  if (Object.keys(births).length > 0) return refuse("form-invalid", { fields: births });

  const create = () => transaction((tx) => createWhole(actor, tx, today, family));
  try {
    return await create();
  } catch (error) {
    // A login of the same e-mail was made at the same moment: now it can be seen.
    if (isUniqueViolation(error)) return create();
    throw error;
  }
}

async function createWhole(
  actor: StaffActor,
  tx: Tx,
  today: PlainDate,
  family: NewFamily,
): Promise<Result<{ householdId: string }>> {
  await lockFamilies(actor, tx);
  const structure = await tx.structure.findUnique({
    where: { id: family.structureId },
    select: { id: true },
  });
  if (!structure) return refuse("form-invalid", { fields: { structure: "not-found" } });
  const emails = await takenEmails(tx, family);
  if (Object.keys(emails).length > 0) return refuse("form-invalid", { fields: emails });
  const children = await settleChildren(actor, tx, family);
  if (!children.ok) return children;

  const { adults, address, postalCode, city, structureId } = family;
  const stored = await storeHouseholds(actor, tx, today, [
    {
      status: "ACTIVE",
      externalRef: null,
      address,
      postalCode,
      city,
      regime: null,
      allocataireNumber: null,
      structureIds: [structureId],
      adults,
      children: children.value,
      quotient: null,
    },
  ]);
  const { householdId, adultIds, accountIds } = stored[0]!;
  const invitees = adults.flatMap(({ firstName, email }, index) => {
    const [adultId, accountId] = [adultIds[index]!, accountIds[index]];
    return email && accountId
      ? [{ adultId, accountId, householdId, firstName, email, locale: "fr" as const }]
      : [];
  });
  if (family.invite) await queueInvitations(actor, tx, invitees);
  return done({ householdId });
}

async function takenEmails(tx: Tx, { adults }: NewFamily): Promise<Record<string, RefusalCode>> {
  const emails = adults.map(({ email }) => email);
  const accounts = await tx.account.findMany({
    where: { email: { in: emails.filter((email) => email !== null) } },
    select: { email: true },
  });
  const taken = new Set(accounts.map(({ email }) => email.toLowerCase()));
  const problems = emails.map((email, index): [string, RefusalCode | null] => {
    const code = !email
      ? null
      : taken.has(email)
        ? "email-taken"
        : emails.indexOf(email) < index
          ? "email-twice"
          : null;
    return [`responsables.${index}.email`, code];
  });
  return Object.fromEntries(
    problems.filter((problem): problem is [string, RefusalCode] => problem[1] !== null),
  );
}

/** The children to store, those who are known and the same as links; or the question that staff must answer first. */
async function settleChildren(
  actor: StaffActor,
  tx: Tx,
  family: NewFamily,
): Promise<{ ok: true; value: NewChild[] } | Refusal> {
  if (family.duplicates === "autres") return { ok: true, value: family.children };
  const found = await likelyDuplicates(actor, tx, family);
  if (found.length > 0 && family.duplicates === null) {
    const others = found.filter(({ seen }) => !seen).length;
    return refuse("family-duplicates", {
      params: {
        families: found.flatMap(({ label }) => label ?? []).join(" ; "),
        named: found.length - others,
        others,
      },
      fields: { doublons: "choose-one" },
    });
  }
  const known = await knownChildren(actor, tx, family);
  if (known.some(({ seen }) => !seen))
    return refuse("child-elsewhere", { fields: { doublons: "child-elsewhere" } });
  if (known.some(({ homes }) => homes > 1)) {
    return refuse("child-two-homes", { fields: { doublons: "child-two-homes" } });
  }
  const idOf = new Map(known.map(({ index, childId }) => [index, childId]));
  return { ok: true, value: family.children.map((child, index) => ({ ...child, childId: idOf.get(index) })) };
}
