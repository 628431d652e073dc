import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import type { AllocationVerdict, Criterion, Weights } from "../schema";
import { decidesIn } from "./scope";

export type AllocatedActivity = {
  id: string;
  name: string;
  structure: string;
  waits: boolean;
  /** Requests to come that nobody decided. */
  requests: number;
  firstDay: PlainDate | null;
  lastDay: PlainDate | null;
};

/** The activities that give their places by allocation, with the requests that wait in each. One statement. */
export async function allocatedActivities(actor: StaffActor): Promise<AllocatedActivity[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw<AllocatedActivity[]>`
    SELECT a.id, a.name, s.name AS structure, a.wait_mode <> 'NONE' AS waits, w.requests,
           w."firstDay"::text, w."lastDay"::text
    FROM activity a JOIN structure s ON s.id = a.structure_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS requests, min(r.date) AS "firstDay", max(r.date) AS "lastDay"
      FROM reservation r WHERE r.state = 'REQUESTED' AND r.slot_id IN (SELECT id FROM slot WHERE activity_id = a.id)) w
    WHERE a.capacity_mode = 'ALLOCATE' AND a.archived_at IS NULL AND ${decidesIn(actor)}
    ORDER BY s.position, s.name, a.position, a.name`;
}

export type AllocationSummary = {
  id: string;
  activityId: string;
  activity: string;
  structure: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  state: "DRAFT" | "CONFIRMED" | "DROPPED";
  createdAt: Date;
  closedAt: Date | null;
  staff: string;
  reserved: number;
  others: number;
};

/** The last hundred allocations, newest first. One statement. */
export async function allocations(actor: StaffActor): Promise<AllocationSummary[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw<AllocationSummary[]>`
    SELECT l.id, l.activity_id AS "activityId", a.name AS activity, s.name AS structure, l.first_day::text AS "firstDay",
           l.last_day::text AS "lastDay", l.state::text, l.created_at AS "createdAt", l.closed_at AS "closedAt",
           p.first_name || ' ' || p.last_name AS staff,
           (SELECT count(*)::int FROM allocation_line x WHERE x.allocation_id = l.id AND x.verdict = 'RESERVED') AS reserved,
           (SELECT count(*)::int FROM allocation_line x WHERE x.allocation_id = l.id AND x.verdict <> 'RESERVED') AS others
    FROM allocation l JOIN activity a ON a.id = l.activity_id JOIN structure s ON s.id = a.structure_id
    JOIN staff p ON p.id = l.staff_id
    WHERE ${decidesIn(actor)}
    ORDER BY l.created_at DESC LIMIT 100`;
}

export type AllocationLine = {
  reservationId: string;
  child: string;
  householdId: string;
  effects: Partial<Record<Criterion, number>>;
  points: number;
  draw: number;
  verdict: AllocationVerdict;
  byHand: boolean;
  /** Whether the request still stands as it was weighed. */
  stands: boolean;
};

export type AllocationDay = {
  slotDayId: string;
  date: PlainDate;
  slot: string;
  group: string;
  capacity: number;
  /** Places not held when the page is read. */
  left: number;
  lines: AllocationLine[];
};

export type AllocationDetail = Omit<AllocationSummary, "reserved" | "others"> & {
  version: number;
  weights: Weights;
  seed: string;
  waits: boolean;
  days: AllocationDay[];
};

/** One allocation with its lines, day by day in the order in which they are served; null where there is none. */
export async function allocation(actor: StaffActor, id: string): Promise<AllocationDetail | null> {
  allow(actor, "staff", "REQUESTS");
  const [head] = await db().$queryRaw<Omit<AllocationDetail, "days">[]>`
    SELECT l.id, l.activity_id AS "activityId", a.name AS activity, s.name AS structure, l.version,
           a.wait_mode <> 'NONE' AS waits, l.first_day::text AS "firstDay", l.last_day::text AS "lastDay",
           l.state::text, l.created_at AS "createdAt", l.closed_at AS "closedAt", l.criteria AS weights, l.seed,
           p.first_name || ' ' || p.last_name AS staff
    FROM allocation l JOIN activity a ON a.id = l.activity_id JOIN structure s ON s.id = a.structure_id
    JOIN staff p ON p.id = l.staff_id
    WHERE l.id = ${id}::uuid AND ${decidesIn(actor)}`;
  if (!head) return null;
  const days = await db().$queryRaw<AllocationDay[]>`
    SELECT d.id AS "slotDayId", d.date::text, slot.name AS slot, g.name AS group, d.capacity,
           d.capacity - d.held AS left,
           json_agg(json_build_object('reservationId', r.id, 'child', c.first_name || ' ' || c.last_name,
                      'householdId', r.household_id, 'effects', x.effects, 'points', x.points, 'draw', x.draw,
                      'verdict', x.verdict, 'byHand', x.by_hand,
                      'stands', r.version = x.version AND r.state = 'REQUESTED')
                    ORDER BY x.points DESC, x.draw, x.reservation_id) AS lines
    FROM allocation_line x JOIN reservation r ON r.id = x.reservation_id
    JOIN child c ON c.id = r.child_id
    JOIN slot_day d ON d.id = r.slot_day_id JOIN slot ON slot.id = d.slot_id JOIN activity_group g ON g.id = d.group_id
    WHERE x.allocation_id = ${id}::uuid
    GROUP BY d.id, slot.id, g.id
    ORDER BY d.date, slot.position, slot.id, g.position, g.id`;
  return { ...head, days };
}
