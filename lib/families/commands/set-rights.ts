import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { sharesAddUp } from "../rules";
import type { Rights, RightsInput } from "../schema";
import { lockHousehold } from "./lock-household";

/**
 * Sets the rights of a household's adults over one of its children; who is not named keeps theirs. The shares of all
 * who pay for the child, in both its homes, make 100 % or nothing. Authority that was withdrawn by a judgment stays
 * so (KEEP) until staff say YES or NO, without collecting or being called; the judgment is kept. Refusals: not-found (another household's adult or child)
 * · shares-sum, by the field of each share · rights-judgment, where a tie with a judgment would be cut.
 */
export async function setRights(
  actor: StaffActor,
  { householdId, childId, rights }: RightsInput,
): Promise<Result<{ changed: number }>> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    if (!(await lockHousehold(actor, tx, householdId))) return refuse("not-found");
    await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR UPDATE`;
    const home = await tx.householdChild.findUnique({
      where: { householdId_childId: { householdId, childId } },
      select: { household: { select: { adults: { select: { id: true } } } } },
    });
    const members = new Set(home?.household.adults.map(({ id }) => id));
    if (!home || rights.some(({ adultId }) => !members.has(adultId))) return refuse("not-found");
    const ties = await tx.guardianship.findMany({ where: { childId } });
    const before = new Map(ties.map((tie) => [tie.adultId, tie]));

    const fields: Record<string, RefusalCode> = {};
    for (const { adultId, authority } of rights) {
      const tie = before.get(adultId);
      const isWithdrawn = tie?.parentalAuthority === "WITHDRAWN";
      if (authority === "KEEP" && !isWithdrawn) fields[`adultes.${adultId}.autorite`] = "choose-one";
      if (authority === "NONE" && tie?.authorityFileId) {
        fields[`adultes.${adultId}.autorite`] = "rights-judgment";
      }
    }
    const given = new Map(rights.map((right) => [right.adultId, right]));
    const shares = [...new Set([...before.keys(), ...given.keys()])].map((adultId) => {
      const right = given.get(adultId);
      if (!right) return before.get(adultId)!.payerShare;
      return right.authority === "NONE" ? 0 : right.payerShare;
    });
    if (!sharesAddUp(shares)) {
      for (const { adultId } of rights) fields[`adultes.${adultId}.part`] ??= "shares-sum";
    }
    if (Object.keys(fields).length > 0) return refuse("form-invalid", { fields });

    const changes = rights.flatMap((right) => {
      const from = facts(before.get(right.adultId));
      const to = wanted(right);
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ adultId: right.adultId, from, to }];
    });
    for (const { adultId, from, to } of changes) await store(tx, { adultId, childId }, from, to);
    if (changes.length > 0) {
      await tx.auditEvent.create({
        data: {
          id: newId(),
          at: nowDate(),
          kind: "rights.changed",
          actorId: actor.accountId,
          householdId,
          details: { childId, changes },
        },
      });
    }
    return done({ changed: changes.length });
  });
}

type Tie = {
  parentalAuthority: "YES" | "NO" | "WITHDRAWN";
  mayCollect: boolean;
  emergencyContact: boolean;
  payerShare: number;
};

function facts(tie: Tie | undefined): Tie | null {
  if (!tie) return null;
  const { parentalAuthority, mayCollect, emergencyContact, payerShare } = tie;
  return { parentalAuthority, mayCollect, emergencyContact, payerShare };
}

function wanted({ authority, mayCollect, emergencyContact, payerShare }: Rights): Tie | null {
  if (authority === "NONE") return null;
  if (authority === "KEEP") {
    return { parentalAuthority: "WITHDRAWN", mayCollect: false, emergencyContact: false, payerShare };
  }
  return { parentalAuthority: authority, mayCollect, emergencyContact, payerShare };
}

async function store(
  tx: Tx,
  key: { adultId: string; childId: string },
  from: Tie | null,
  to: Tie | null,
): Promise<void> {
  const where = { adultId_childId: key };
  if (to === null) await tx.guardianship.delete({ where });
  else if (from === null) await tx.guardianship.create({ data: { ...key, ...to } });
  else await tx.guardianship.update({ where, data: to });
}
