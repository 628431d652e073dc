import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { groupFor } from "@/lib/families/rules";
import { type OrganisationFacts, organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { blockOf, readBlocks } from "../queries/blocks";
import { ownChildren } from "../queries/facts";
import { proposableDays } from "../queries/proposable";
import { type Fall, fallsTogether, joinWaitingList, Places, reserve } from "../rules";
import { maximaOf, readAround } from "./around";
import { giveFreedPlaces } from "./promote";
import { storeAnswer } from "./store-answer";
import { lockCustody, lockReservations, readTargets, type Target } from "./targets";
import { lockSlotDays } from "./write";

export type ProposalAnswer = { proposalId: string; accept: boolean };

/** What an answer came to, and the day that it is about. */
export type AnsweredProposal = { became: "reserved" | "waitlisted" | "declined"; date: PlainDate };

type Found = {
  id: string;
  state: "OPEN" | "ACCEPTED" | "DECLINED";
  /** Null: the waiting list of the refused day. */
  slotDayId: string | null;
  reservationId: string;
  childId: string;
  refusedDayId: string;
  date: PlainDate;
};

/**
 * A parent accepts what staff propose in place of a refused day, which reserves the other day if a place is left at
 * that moment or waits for one of the refused day, or declines it. It is a day newly asked for, so what the calendar
 * asks holds: a file that is in order (proposal-blocked), no day beyond the activity's maximum (proposal-limit), no slot
 * that excludes it, the child's age and custody. Refused when the refused day or the proposed one is no longer what it
 * was. Saying the same thing twice is saying it once.
 */
export async function answerProposal(
  actor: ParentActor,
  { proposalId, accept }: ProposalAnswer,
): Promise<Result<AnsweredProposal>> {
  allow(actor, "parent");
  const organisation = await organisationFacts(actor);
  return transaction(async (tx) => {
    const found = await readProposal(tx, actor, proposalId);
    if (!found) return refuse("not-found");
    const became = !accept ? "declined" : found.slotDayId ? "reserved" : "waitlisted";
    const { date } = found;
    if (!accept) {
      if (found.state === "DECLINED" || (await close(tx, actor, found.id, "DECLINED")))
        return done({ became, date });
      return refuse("proposal-gone");
    }
    const slotDayId = found.slotDayId ?? found.refusedDayId;
    const wish = { kind: "book" as const, childId: found.childId, slotDayId, version: 0 };
    const [target] = await readTargets(tx, actor, [wish]);
    if (!target) return refuse("proposal-gone");
    const range = { firstDay: target.date, lastDay: target.date };
    const custody = await lockCustody(tx, actor, [target], range);
    const days = await lockSlotDays(tx, [slotDayId, found.refusedDayId]);
    const [refused] = await tx.$queryRaw<{ state: string; householdId: string }[]>`
      SELECT state::text, household_id AS "householdId" FROM reservation
      WHERE id = ${found.reservationId}::uuid FOR UPDATE`;
    // Read once more behind the locks: both adults may have pressed at once.
    if ((await readProposal(tx, actor, proposalId))?.state === "ACCEPTED") return done({ became, date });
    if (refused?.state !== "REFUSED" || refused.householdId !== actor.householdId)
      return refuse("proposal-gone");
    if (target.isArchived || groupFor(target.birthDate, target.date, [target]) === null)
      return refuse("proposal-gone");
    if (blockOf(await readBlocks(actor, target, tx), target.childId)) return refuse("proposal-blocked");
    const kept = custody.get(target.childId) ?? null;
    if (isOtherHome(kept, target.date, target.startsAt, organisation.schoolHolidays))
      return refuse("proposal-gone");
    const day = days.find(({ id }) => id === slotDayId)!;
    if (found.slotDayId) {
      if (day.open && day.held >= day.capacity) return refuse("proposal-full");
      const pair = { reservationId: found.reservationId, slotDayId };
      const refusedDay = Prisma.sql`r.id = ${found.reservationId}::uuid`;
      if ((await proposableDays(refusedDay, tx, [pair])).length === 0) return refuse("proposal-gone");
    } else if (!day.open || (await hasBegun(tx, slotDayId))) return refuse("proposal-gone");
    const [stored] = await lockReservations(tx, [target]);
    const fall = await fallOf(tx, target, organisation);
    if (fall) return refuse(fall.because === "limit-max" ? "proposal-limit" : "proposal-gone");
    if (!(await close(tx, actor, found.id, "ACCEPTED"))) return refuse("proposal-gone");

    const before = stored ?? null;
    const change = found.slotDayId ? reserve(before) : joinWaitingList(before, nowDate());
    const places = new Places(days);
    places.move(slotDayId, change);
    const cell = { ...target, id: before?.id ?? null, version: before?.version ?? 0 };
    await storeAnswer(tx, actor, cell, change, places);
    // The day may have had a place all along, or have got one since.
    if (!found.slotDayId) await giveFreedPlaces(actor, tx, [slotDayId]);
    return done({ became, date: target.date });
  });
}

/** Why the day may not stand beside what the child has, or waits for, by now. */
async function fallOf(tx: Tx, target: Target, organisation: OrganisationFacts): Promise<Fall | undefined> {
  const range = { firstDay: target.date, lastDay: target.date };
  const around = await readAround(tx, [target], range, organisation, true);
  const standing = around.held.filter((one) => one.slotId !== target.slotId || one.date !== target.date);
  const asked = { ...target, key: target.slotDayId, takes: true, keeps: false };
  const { schoolHolidays } = organisation;
  const rules = { links: around.links, limits: maximaOf(around), schoolHolidays };
  return fallsTogether([asked], standing, rules).get(target.slotDayId);
}

/** A proposal to the actor's household about a child over whom the actor has a say. */
async function readProposal(tx: Tx, actor: ParentActor, proposalId: string): Promise<Found | undefined> {
  const [found] = await tx.$queryRaw<Found[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT p.id, p.state::text, p.slot_day_id AS "slotDayId", r.id AS "reservationId", r.child_id AS "childId",
           r.slot_day_id AS "refusedDayId", r.date::text
    FROM proposal p JOIN reservation r ON r.id = p.reservation_id JOIN own ON own.id = r.child_id
    WHERE p.id = ${proposalId}::uuid AND r.household_id = ${actor.householdId}::uuid`;
  return found;
}

/** Closes a proposal that is still open; false when it is not. */
async function close(tx: Tx, actor: ParentActor, id: string, state: "ACCEPTED" | "DECLINED") {
  const { count } = await tx.proposal.updateMany({
    where: { id, state: "OPEN" },
    data: { state, answeredAt: nowDate(), accountId: actor.accountId },
  });
  return count === 1;
}

async function hasBegun(tx: Tx, slotDayId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM slot_day d JOIN slot s ON s.id = d.slot_id CROSS JOIN organisation o
    WHERE d.id = ${slotDayId}::uuid
      AND (d.date + s.starts_at::time) AT TIME ZONE o.time_zone <= ${nowDate()}::timestamptz`;
  return rows.length > 0;
}
