import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { queueMails } from "@/lib/mails/commands";
import { type Result, refuse } from "@/lib/result";
import { isReachable } from "../rules";
import { openFile } from "./open-file";

/**
 * Last step: the family declares its file exact and the household becomes ACTIVE, once. The other adults who have a
 * login but no password yet are invited. Refusals: file-closed; file-incomplete while a step is missing.
 */
export async function confirmFile(actor: PendingActor): Promise<Result> {
  allow(actor, "pending");
  return openFile(actor, async ({ tx, householdId, stepsDone }) => {
    if (!isReachable("confirmation", stepsDone)) return refuse("file-incomplete");
    await tx.household.updateMany({
      where: { id: householdId, status: "ACCEPTED" },
      data: { status: "ACTIVE", stepsDone: { push: "confirmation" }, confirmedAt: nowDate() },
    });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at: nowDate(),
        kind: "household.activated",
        actorId: actor.accountId,
        householdId,
      },
    });
    await inviteOthers(actor, tx, householdId);
    return undefined;
  });
}

async function inviteOthers(actor: PendingActor, tx: Tx, householdId: string): Promise<void> {
  const accounts = await tx.account.findMany({
    where: { passwordHash: null, adult: { householdId, id: { not: actor.adultId } } },
    select: { id: true, email: true, locale: true, adult: { select: { firstName: true } } },
  });
  await queueMails(
    actor,
    tx,
    accounts.map(({ id, email, locale, adult }) => ({
      template: "invitation" as const,
      params: { firstName: adult?.firstName ?? "" },
      to: email,
      locale: locale === "en" ? "en" : "fr",
      accountId: id,
      householdId,
    })),
  );
}
