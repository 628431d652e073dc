import { type AccountActor, mint, type VisitorActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/passwords";
import { hashSecret } from "@/lib/secrets";

export const PASSWORD = "Portail-Famille-2026";
const passwordHash = hashPassword(PASSWORD);

/** Anybody, from an address of their own unless one is given. */
export function visitorFrom(address = newId()): VisitorActor {
  return mint<VisitorActor>({ kind: "visitor", address, locale: "fr" });
}

type Holder =
  | { status?: "ACCEPTED" | "ACTIVE" | "ARCHIVED"; active?: never }
  | { status?: never; active: boolean };

/** An account with PASSWORD (or none), of an adult of a new household, or of a member of staff (`active`). */
export async function makeAccount({
  email = `${newId()}@exemple.test`,
  password = true,
  status = "ACTIVE",
  active,
}: Holder & { email?: string; password?: boolean } = {}) {
  const holder =
    active === undefined
      ? {
          adult: {
            create: {
              firstName: "Claire",
              lastName: "Martin",
              nameKey: "claire martin",
              household: { create: { status } },
            },
          },
        }
      : { staff: { create: { firstName: "Agnès", lastName: "Petit", active } } };
  return db().account.create({
    data: { email, passwordHash: password ? await passwordHash : null, ...holder },
    include: { adult: true },
  });
}

type Purpose = "INVITATION" | "RESET_PASSWORD" | "FINISH_SIGN_UP";

/** A secret as the mail job makes it at delivery; `expiresIn` is in milliseconds of real time. */
export async function sendSecret(accountId: string, purpose: Purpose, secret: string, expiresIn = 3_600_000) {
  const { email } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  const now = realNow();
  await db().token.updateMany({
    where: { accountId, purpose, usedAt: null, voidedAt: null },
    data: { voidedAt: now },
  });
  const mail = { id: newId(), template: "test", to: email, locale: "fr", params: {}, createdAt: now };
  return db().token.create({
    data: {
      purpose,
      secretHash: hashSecret(secret),
      expiresAt: new Date(now.getTime() + expiresIn),
      account: { connect: { id: accountId } },
      mail: { create: mail },
    },
  });
}

/** An open session and its actor. */
export async function openFor(accountId: string, stage: "FULL" | "SET_PASSWORD" = "FULL") {
  const session = await db().session.create({
    data: { accountId, stage, expiresAt: new Date(realNow().getTime() + 3_600_000) },
  });
  return mint<AccountActor>({ kind: "account", accountId, sessionId: session.id, stage, locale: "fr" });
}
