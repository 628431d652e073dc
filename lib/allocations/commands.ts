import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { fromDbDate, toDbDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type AllotmentReport, allocatePlaces } from "@/lib/reservations/commands";
import { done, type Result, refuse } from "@/lib/result";
import { candidates } from "./queries";
import { decidesIn } from "./queries/scope";
import { type ProposedLine, propose } from "./rules";
import type { AllocationVerdict, NewAllocation, Weights } from "./schema";

type Head = {
  id: string;
  activityId: string;
  firstDay: Date;
  lastDay: Date;
  version: number;
  waits: boolean;
};

const storedLines = (allocationId: string, lines: ProposedLine[]) =>
  lines.map(({ slotDayId: _, ...line }) => ({ allocationId, ...line }));

const remember = (actor: StaffActor, tx: Tx, kind: string, details: Prisma.InputJsonObject) =>
  tx.auditEvent.create({ data: { id: newId(), at: nowDate(), kind, actorId: actor.accountId, details } });

/** The draft, locked, at the version that the actor saw; else why not. */
async function lockDraft(tx: Tx, actor: StaffActor, id: string, version: number): Promise<Result<Head>> {
  const [head] = await tx.$queryRaw<(Head & { state: string })[]>`
    SELECT l.id, l.activity_id AS "activityId", l.first_day AS "firstDay", l.last_day AS "lastDay", l.version,
           l.state::text, a.wait_mode <> 'NONE' AS waits
    FROM allocation l JOIN activity a ON a.id = l.activity_id JOIN structure s ON s.id = a.structure_id
    WHERE l.id = ${id}::uuid AND ${decidesIn(actor)} FOR UPDATE OF l`;
  if (!head) return refuse("not-found");
  if (head.state !== "DRAFT") return refuse("allocation-closed");
  return head.version === version ? done(head) : refuse("allocation-changed");
}

/**
 * Proposes an allocation of the requests that wait between two days. Nothing is decided and families see nothing.
 * Refused where the activity is not the actor's or does not allocate, where a draft speaks of these days already, and
 * where nothing waits.
 */
export async function draftAllocation(
  actor: StaffActor,
  { activityId, firstDay, lastDay, weights, seed }: NewAllocation,
): Promise<Result<{ id: string }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const [activity] = await tx.$queryRaw<{ waits: boolean }[]>`
      SELECT a.wait_mode <> 'NONE' AS waits FROM activity a JOIN structure s ON s.id = a.structure_id
      WHERE a.id = ${activityId}::uuid AND a.capacity_mode = 'ALLOCATE' AND ${decidesIn(actor)}
      FOR NO KEY UPDATE OF a`;
    if (!activity) return refuse("not-found");
    const days = { firstDay: toDbDate(firstDay), lastDay: toDbDate(lastDay) };
    const overlap = { firstDay: { lte: days.lastDay }, lastDay: { gte: days.firstDay } };
    if (await tx.allocation.findFirst({ where: { activityId, state: "DRAFT", ...overlap } })) {
      return refuse("allocation-overlaps");
    }
    const asked = await candidates(actor, tx, { activityId, firstDay, lastDay });
    if (asked.candidates.length === 0) return refuse("allocation-empty");
    const lines = propose({ ...asked, weights, seed, waits: activity.waits });
    const id = newId();
    const drawn = { id, activityId, ...days, criteria: weights, seed };
    await tx.allocation.create({ data: { ...drawn, createdAt: nowDate(), staffId: actor.staffId } });
    await tx.allocationLine.createMany({ data: storedLines(id, lines) });
    await remember(actor, tx, "allocation.drafted", { allocationId: id, requests: lines.length });
    return done({ id });
  });
}

/** Proposes again, with other weights or another draw, what waits by now. Verdicts set by hand are given up. */
export async function redraftAllocation(
  actor: StaffActor,
  { id, version, weights, seed }: { id: string; version: number; weights: Weights; seed: string },
): Promise<Result<{ id: string }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, actor, id, version);
    if (!draft.ok) return draft;
    const { activityId, waits } = draft.value;
    const days = { firstDay: fromDbDate(draft.value.firstDay), lastDay: fromDbDate(draft.value.lastDay) };
    const asked = await candidates(actor, tx, { activityId, ...days });
    if (asked.candidates.length === 0) return refuse("allocation-empty");
    await tx.allocationLine.deleteMany({ where: { allocationId: id } });
    await tx.allocationLine.createMany({
      data: storedLines(id, propose({ ...asked, weights, seed, waits })),
    });
    const data = { criteria: weights, seed, version: version + 1 };
    await tx.allocation.update({ where: { id }, data });
    return done({ id });
  });
}

/**
 * Sets verdicts by hand. Refused as a whole, nothing stored, when a day would give more places than are left; the
 * refusal names the day at its field.
 */
export async function adjustAllocation(
  actor: StaffActor,
  {
    id,
    version,
    verdicts,
  }: { id: string; version: number; verdicts: ReadonlyMap<string, AllocationVerdict> },
): Promise<Result<{ id: string }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, actor, id, version);
    if (!draft.ok) return draft;
    const ids = [...verdicts.keys()];
    const given = Prisma.sql`unnest(${ids}::uuid[], ${[...verdicts.values()]}::allocation_verdict[]) AS v(id, verdict)`;
    const over = await tx.$queryRaw<{ id: string }[]>`
      SELECT d.id FROM allocation_line x JOIN reservation r ON r.id = x.reservation_id
      JOIN slot_day d ON d.id = r.slot_day_id LEFT JOIN ${given} ON v.id = x.reservation_id
      WHERE x.allocation_id = ${id}::uuid
      GROUP BY d.id HAVING count(*) FILTER (WHERE COALESCE(v.verdict, x.verdict) = 'RESERVED') > d.capacity - d.held`;
    if (over.length > 0) {
      const fields = over.map((day) => [`jour.${day.id}`, "allocation-over"] as const);
      return refuse("allocation-over", { fields: Object.fromEntries(fields) });
    }
    await tx.$executeRaw`
      UPDATE allocation_line x SET verdict = v.verdict, by_hand = true
      FROM ${given} WHERE x.allocation_id = ${id}::uuid AND x.reservation_id = v.id AND x.verdict <> v.verdict`;
    await tx.allocation.update({ where: { id }, data: { version: version + 1 } });
    return done({ id });
  });
}

/**
 * Confirms a draft: every request that still stands as it was weighed is answered, all families get their mail in this
 * one run, and what was withdrawn or changed meanwhile is counted. Those without a place are told `reason`.
 */
export async function confirmAllocation(
  actor: StaffActor,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<Result<AllotmentReport>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, actor, id, version);
    if (!draft.ok) return draft;
    const lines = await tx.allocationLine.findMany({
      where: { allocationId: id },
      orderBy: [{ points: "desc" }, { draw: "asc" }, { reservationId: "asc" }],
    });
    const report = await allocatePlaces(actor, tx, lines, reason);
    const { decisionId } = report;
    await tx.allocation.update({
      where: { id },
      data: { state: "CONFIRMED", closedAt: nowDate(), decisionId, version: version + 1 },
    });
    await remember(actor, tx, "allocation.confirmed", { allocationId: id, ...report });
    return done(report);
  });
}

/** Gives a draft up: its requests wait on. */
export async function dropAllocation(
  actor: StaffActor,
  { id, version }: { id: string; version: number },
): Promise<Result> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, actor, id, version);
    if (!draft.ok) return draft;
    await tx.allocation.update({
      where: { id },
      data: { state: "DROPPED", closedAt: nowDate(), version: version + 1 },
    });
    await remember(actor, tx, "allocation.dropped", { allocationId: id });
    return done();
  });
}
