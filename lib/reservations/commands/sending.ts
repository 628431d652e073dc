import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { ParentActor } from "@/lib/actor";
import { now as businessNow, nowDate } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import type { Tx } from "@/lib/db";
import { groupFor } from "@/lib/families/rules";
import type { OrganisationFacts } from "@/lib/organisation/queries";
import { blockOf, readBlocks } from "../queries/blocks";
import { type CellDeadlines, type CellFacts, type DeadlineBook, deadlineBook, prioritiesOf } from "../rules";
import type { CellWish } from "../schema";
import { type Around, readAround } from "./around";
import {
  readCustody,
  readReservations,
  readSlotDays,
  readTargets,
  type Stored,
  type Target,
} from "./targets";
import { lockSlotDays } from "./write";

/** Everything that decides what becomes of a parent's wishes. */
export type Sending = {
  actor: ParentActor;
  wishes: CellWish[];
  targets: Target[];
  days: { id: string; open: boolean; capacity: number; held: number }[];
  stored: Stored[];
  around: Around;
  schoolHolidays: OrganisationFacts["schoolHolidays"];
  deadlinesOf: (target: Target) => CellDeadlines;
  gateOf: (target: Target) => Pick<CellFacts, "isOtherHome" | "blocked" | "isWrongAge">;
  now: Temporal.Instant;
  at: Date;
};

/**
 * Reads the cells behind the wishes with all that decides about them. `lock`: for good, behind locks taken in the
 * order of everybody (custody, slot days, reservations, children); else as it is at this moment.
 */
export async function readSending(
  actor: ParentActor,
  tx: Tx,
  organisation: OrganisationFacts,
  wishes: CellWish[],
  lock: boolean,
): Promise<Sending> {
  const targets = await readTargets(tx, actor, wishes);
  const dates = targets.map((target) => target.date).sort();
  const range = { firstDay: dates[0] ?? "", lastDay: dates.at(-1) ?? "" };
  const custody = await readCustody(tx, actor, targets, range, lock);
  const ids = targets.map((target) => target.slotDayId);
  const days = lock ? await lockSlotDays(tx, ids) : await readSlotDays(tx, targets);
  const stored = await readReservations(tx, targets, lock);
  const around = await readAround(tx, targets, range, organisation, lock);
  const blocks = await readBlocks(actor, targets[0], tx);
  const { schoolHolidays } = organisation;
  const now = businessNow();
  const books = new Map<string, DeadlineBook>();
  // A sending whose wishes fall is planned several times over: each deadline is worked out once.
  const known = new Map<Target, CellDeadlines>();
  const deadlinesOf = (target: Target) => {
    const before = known.get(target);
    if (before) return before;
    const { activityId, policies, home, childId, structureId } = target;
    const book =
      books.get(activityId) ?? deadlineBook(policies, around.openDays[activityId] ?? [], organisation, range);
    books.set(activityId, book);
    const deadlines = book(target, now, prioritiesOf(home, childId, structureId));
    known.set(target, deadlines);
    return deadlines;
  };
  const gateOf = (target: Target) => ({
    isOtherHome: isOtherHome(
      custody.get(target.childId) ?? null,
      target.date,
      target.startsAt,
      schoolHolidays,
    ),
    blocked: blockOf(blocks, target.childId),
    isWrongAge: groupFor(target.birthDate, target.date, [target]) === null,
  });
  const at = nowDate();
  return {
    actor,
    wishes,
    targets,
    days,
    stored,
    around,
    schoolHolidays,
    deadlinesOf,
    gateOf,
    now,
    at,
  };
}
