import "server-only";
import type { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { now as businessNow, nowDate } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import { transaction } from "@/lib/db";
import { groupFor } from "@/lib/families/rules";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result } from "@/lib/result";
import { blockOf, readBlocks } from "../queries/blocks";
import { openDaysAround } from "../queries/facts";
import {
  book,
  type CellDeadlines,
  type CellFacts,
  cancel,
  choiceOf,
  deadlineBook,
  isFulfilled,
  joinWaitingList,
  occupies,
  Places,
  withdraw,
} from "../rules";
import { type CellOutcome, type CellWish, isOnDay, type RefusalReason, wishValue } from "../schema";
import { applyChanges } from "./apply";
import { lockCustody, lockReservations, readTargets, type Stored, type Target } from "./targets";
import { lockSlotDays, type PlannedChange } from "./write";

const key = (cell: { childId: string; slotId: string; date: string }) =>
  `${cell.childId} ${cell.slotId} ${cell.date}`;

/**
 * Sends a parent's ticked cells in one transaction: free cells become DR (R where the activity validates
 * automatically), reserved ones DA, requests not yet decided are withdrawn. A cell that cannot change is
 * reported in the stored outcome with its reason and stops none of the others.
 */
export async function sendCells(
  actor: ParentActor,
  wishes: CellWish[],
): Promise<Result<{ requestId: string }>> {
  allow(actor, "parent");
  const organisation = await organisationFacts(actor);
  const requestId = newId();
  await transaction(async (tx) => {
    const targets = await readTargets(tx, actor, wishes);
    const dates = targets.map((target) => target.date).sort();
    const range = { firstDay: dates[0] ?? "", lastDay: dates.at(-1) ?? "" };
    const custody = await lockCustody(tx, actor, targets, range);
    const days = await lockSlotDays(
      tx,
      targets.map((target) => target.slotDayId),
    );
    const stored = await lockReservations(tx, targets);
    const blocks = await readBlocks(actor, targets[0], tx);
    const openDays = targets.length > 0 ? await openDaysAround(tx, targets, range) : {};
    const now = businessNow();
    const books = new Map<string, ReturnType<typeof deadlineBook>>();
    const deadlines = (target: Target) => {
      const known = books.get(target.activityId);
      const made =
        known ?? deadlineBook(target.policies, openDays[target.activityId] ?? [], organisation, range);
      books.set(target.activityId, made);
      return made(target, now);
    };
    const gateOf = ({ childId, date, startsAt }: Target) => ({
      isOtherHome: isOtherHome(custody.get(childId) ?? null, date, startsAt, organisation.schoolHolidays),
      blocked: blockOf(blocks, childId),
    });
    const planned = planSending({
      actor,
      wishes,
      requestId,
      targets,
      stored,
      days,
      deadlines,
      gateOf,
      now,
    });
    await tx.reservationRequest.create({
      data: {
        id: requestId,
        householdId: actor.householdId,
        accountId: actor.accountId,
        createdAt: nowDate(),
        outcomes: planned.outcomes,
      },
    });
    await applyChanges(actor, tx, planned.changes, planned.places.moved, {
      accountId: actor.accountId,
      at: nowDate(),
      requestId,
      decisionId: null,
    });
  });
  return done({ requestId });
}

type Sending = {
  actor: ParentActor;
  wishes: CellWish[];
  requestId: string;
  targets: Target[];
  stored: Stored[];
  days: { id: string; open: boolean; capacity: number; held: number }[];
  deadlines: (target: Target) => CellDeadlines;
  gateOf: (target: Target) => Pick<CellFacts, "isOtherHome" | "blocked">;
  now: Temporal.Instant;
};

function planSending({ actor, wishes, requestId, targets, stored, days, deadlines, gateOf, now }: Sending) {
  const dayOf = new Map(days.map((day) => [day.id, day]));
  const storedOf = new Map(stored.map((row) => [key(row), row]));
  const byId = new Map(stored.map((row) => [row.id, row]));
  const targetOf = new Map(targets.map((target) => [`${target.childId} ${target.slotDayId}`, target]));
  const places = new Places(days);
  const outcomes: CellOutcome[] = [];
  const changes: PlannedChange[] = [];
  const seen = new Set<string>();

  for (const wish of wishes) {
    const named = isOnDay(wish) ? wish : byId.get(wish.reservationId);
    const target = named && targetOf.get(`${named.childId} ${named.slotDayId}`);
    if (!target) {
      const nobody = { child: null, activity: null, slot: null, date: null };
      const nothing = { late: false, changed: null, rank: null, other: null };
      outcomes.push({
        wish: wishValue(wish),
        outcome: "refused",
        because: "not-found",
        ...nobody,
        ...nothing,
      });
      continue;
    }
    // The same cell twice in one sending is one wish.
    if (seen.has(key(target))) continue;
    seen.add(key(target));
    const { child, activity, slot, date } = target;
    const say = (outcome: CellOutcome["outcome"], because: RefusalReason | null = null) =>
      outcomes.push({
        wish: wishValue(wish),
        outcome,
        because,
        child,
        activity,
        slot,
        date,
        late: false,
        changed: null,
        rank: null,
        other: null,
      });

    const before = storedOf.get(key(target));
    const own = before?.householdId === actor.householdId;
    if (before && own && isFulfilled(wish, before)) {
      say("unchanged", "already-asked");
      continue;
    }
    const day = dayOf.get(target.slotDayId)!;
    const { book: bookBy, cancel: cancelBy, startsAt } = deadlines(target);
    const facts = {
      ...target,
      ...day,
      ...gateOf(target),
      isWrongAge: groupFor(target.birthDate, date, [target]) === null,
      held: day.held + (places.moved.get(day.id) ?? 0),
      reservation: before ? { state: before.state, own, attendance: before.attendance } : null,
    };
    const choice = choiceOf(facts, bookBy, cancelBy, startsAt, now);
    const sameVersion = (before?.version ?? 0) === wish.version;
    if (choice.action !== wish.kind || !sameVersion) {
      say(
        "refused",
        !sameVersion && !(before && !own && occupies(before.state))
          ? "changed"
          : choice.action === "wait"
            ? "full"
            : choice.action === null && choice.because !== "decided"
              ? choice.because
              : "changed",
      );
      continue;
    }
    const change =
      wish.kind === "book"
        ? book(before ?? null, target)
        : wish.kind === "wait"
          ? joinWaitingList(before ?? null, nowDate())
          : wish.kind === "cancel"
            ? cancel(before!, target)
            : withdraw(before!);
    if (!places.move(day.id, change)) {
      say("refused", "full");
      continue;
    }
    changes.push({
      ...change,
      reservationId: before?.id ?? newId(),
      childId: target.childId,
      slotId: target.slotId,
      slotDayId: target.slotDayId,
      date,
      householdId: actor.householdId,
      requestId,
      version: (before?.version ?? 0) + 1,
      reason: null,
    });
    say(
      wish.kind === "cancel" && change.to === "CANCELLED"
        ? "cancelled"
        : (OUTCOME_OF[change.to] ?? "unchanged"),
    );
  }
  return { outcomes, changes, places };
}

const OUTCOME_OF: Partial<Record<PlannedChange["to"], CellOutcome["outcome"]>> = {
  REQUESTED: "requested",
  RESERVED: "reserved",
  WAITLISTED: "waitlisted",
  CANCEL_REQUESTED: "cancel-requested",
  CANCELLED: "withdrawn",
};
