import { mint, type PendingActor, type StaffActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Permission } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { hashSecret, newLinkSecret } from "@/lib/secrets";
import { decideSignUps, signUp } from "@/lib/signups/commands";
import type { SignUpInput } from "@/lib/signups/schema";
import { visitorFrom } from "./accounts";

/** The one organisation of a test database, made the first time. */
export async function organisation() {
  const name = "Valmont-sur-Isère";
  return db().organisation.upsert({ where: { singleton: true }, create: { name }, update: {} });
}

/** A structure that takes sign-ups, unless told otherwise. */
export async function makeStructure({ openToSignUp = true } = {}) {
  const { id: organisationId } = await organisation();
  return db().structure.create({
    data: { organisationId, name: `Structure ${newId()}`, kind: "LEISURE", openToSignUp },
  });
}

/** A member of staff with `permission` in these structures, or an administrator. */
export async function makeStaff(structureIds: string[] | "admin", permission: Permission = "REQUESTS") {
  const grants =
    structureIds === "admin" ? [] : structureIds.map((structureId) => ({ structureId, permission }));
  const account = await db().account.create({
    data: {
      email: `${newId()}@exemple.test`,
      staff: {
        create: {
          firstName: "Agnès",
          lastName: "Petit",
          isAdmin: structureIds === "admin",
          grants: { create: grants },
        },
      },
    },
  });
  return mint<StaffActor>({
    kind: "staff",
    accountId: account.id,
    sessionId: newId(),
    staffId: account.staffId!,
    isAdmin: structureIds === "admin",
    grants,
    locale: "fr",
  });
}

/** What a family of one child types, with an e-mail of its own unless one is given. */
export function signUpInput(structureId: string, given: Partial<SignUpInput> = {}): SignUpInput {
  return {
    civility: "MADAME",
    firstName: "Nadia",
    lastName: "Benali",
    email: `${newId()}@exemple.test`,
    phone: "+33639980001",
    address: "12 rue des Tilleuls",
    postalCode: "38470",
    city: "Valmont-sur-Isère",
    structureId,
    children: [{ firstName: "Inès", lastName: "Benali", birthDate: "2019-05-04" }],
    ...given,
  };
}

/** A sign-up that waits in a structure. */
export async function makeSignUp(structureId: string, given: Partial<SignUpInput> = {}) {
  const input = signUpInput(structureId, given);
  await signUp(visitorFrom(), input);
  return db().signUp.findFirstOrThrow({ where: { email: input.email, status: "PENDING" } });
}

/** A family whose sign-up was accepted: its adult as the actor who finishes the file. */
export async function makePending(given: Partial<SignUpInput> = {}) {
  const structure = await makeStructure();
  const { id, email } = await makeSignUp(structure.id, given);
  await decideSignUps(await makeStaff([structure.id]), { ids: [id], accept: true });
  const { id: accountId, adult } = await db().account.findUniqueOrThrow({
    where: { email },
    include: { adult: true },
  });
  const { id: adultId, householdId } = adult!;
  return pendingActor({ accountId, adultId, householdId });
}

/** An adult of a household that is not active yet. */
export function pendingActor(ids: { accountId: string; adultId: string; householdId: string }): PendingActor {
  return mint<PendingActor>({ kind: "pending", sessionId: newId(), locale: "fr", ...ids });
}

/** The link that the mail of a sign-up holds, as the mail job makes it at delivery. */
export async function trackingLink(signUpId: string, { expiresIn = 3_600_000 } = {}): Promise<string> {
  const secret = newLinkSecret();
  const now = realNow();
  await db().token.updateMany({ where: { signUpId, voidedAt: null }, data: { voidedAt: now } });
  await db().mail.updateMany({
    where: { signUpId, status: "QUEUED" },
    data: { status: "SENT", sentAt: now },
  });
  const mail = await db().mail.findFirstOrThrow({ where: { signUpId } });
  await db().token.create({
    data: {
      purpose: "TRACK_SIGN_UP",
      secretHash: hashSecret(secret),
      signUpId,
      mailId: mail.id,
      expiresAt: new Date(now.getTime() + expiresIn),
    },
  });
  return secret;
}
