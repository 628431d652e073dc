import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { queueMails } from "@/lib/mails/commands";

export type Invitee = {
  adultId: string;
  accountId: string;
  householdId: string;
  firstName: string;
  email: string;
  locale: "fr" | "en";
};

/** Writes one invitation and one line of history per adult. The caller has checked that they have no password. */
export async function queueInvitations(
  actor: StaffActor,
  tx: Tx,
  invitees: readonly Invitee[],
): Promise<void> {
  allow(actor, "staff");
  const at = nowDate();
  await queueMails(
    actor,
    tx,
    invitees.map(({ firstName, email, locale, accountId, householdId }) => ({
      template: "invitation" as const,
      params: { firstName },
      to: email,
      locale,
      accountId,
      householdId,
    })),
  );
  await tx.auditEvent.createMany({
    data: invitees.map(({ adultId, householdId }) => ({
      id: newId(),
      at,
      kind: "household.invited",
      actorId: actor.accountId,
      householdId,
      details: { adultId },
    })),
  });
}
