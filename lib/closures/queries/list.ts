import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import type { ClosureCause } from "../schema";
import { decidesFor } from "./scope";

export type ClosureRow = {
  id: string;
  structure: string;
  /** Null: the whole structure. */
  activity: string | null;
  slot: string | null;
  firstDay: PlainDate;
  lastDay: PlainDate;
  cause: ClosureCause;
  message: string;
  billed: boolean;
  createdAt: Date;
  by: string;
  /** Reservations that it cancelled. */
  cancelled: number;
  reopenedAt: Date | null;
  reopenedBy: string | null;
};

/** As many as the page of closures shows. */
export const CLOSURES_SHOWN = 50;

/** The closures of the actor's structures, or of one of them, the latest days first. One statement. */
export async function closures(actor: StaffActor, structureId: string | null): Promise<ClosureRow[]> {
  allow(actor, "staff", "REQUESTS");
  const one = structureId ? Prisma.sql`AND k.structure_id = ${structureId}::uuid` : Prisma.empty;
  return db().$queryRaw<ClosureRow[]>`
    WITH shown AS MATERIALIZED (
      SELECT k.* FROM closure k WHERE ${decidesFor(actor, Prisma.sql`k.structure_id`)} ${one}
      ORDER BY k.first_day DESC, k.created_at DESC, k.id DESC LIMIT ${CLOSURES_SHOWN})
    SELECT k.id, st.name::text AS structure, a.name AS activity, s.name AS slot, k.first_day::text AS "firstDay",
           k.last_day::text AS "lastDay", k.cause::text AS cause, k.message, k.billed, k.created_at AS "createdAt",
           by.first_name || ' ' || by.last_name AS by, k.reopened_at AS "reopenedAt",
           back.first_name || ' ' || back.last_name AS "reopenedBy",
           (SELECT count(*)::int FROM reservation_history h WHERE h.decision_id = k.decision_id) AS cancelled
    FROM shown k JOIN structure st ON st.id = k.structure_id
    LEFT JOIN activity a ON a.id = k.activity_id LEFT JOIN slot s ON s.id = k.slot_id
    JOIN staff by ON by.id = k.staff_id LEFT JOIN staff back ON back.id = k.reopened_by_id
    ORDER BY k.first_day DESC, k.created_at DESC, k.id DESC`;
}

export type ClosureScopes = {
  structures: { id: string; name: string }[];
  /** Of the structure named, what can be shut by itself. */
  activities: { id: string; name: string; slots: { id: string; name: string }[] }[];
};

/** What the actor can shut: structures, and the activities and slots of one of them (the first when null). One statement. */
export async function closureScopes(actor: StaffActor, structureId: string | null): Promise<ClosureScopes> {
  allow(actor, "staff", "REQUESTS");
  const [row] = await db().$queryRaw<ClosureScopes[]>`
    WITH own AS MATERIALIZED (
      SELECT st.id, st.name::text AS name, st.position FROM structure st
      WHERE ${decidesFor(actor, Prisma.sql`st.id`)}),
    chosen AS (SELECT id FROM own ORDER BY id <> ${structureId}::uuid, position, name LIMIT 1)
    SELECT
      COALESCE((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY position, name) FROM own), '[]') AS structures,
      COALESCE((SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'slots',
                  COALESCE((SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.position, s.starts_at)
                            FROM slot s WHERE s.activity_id = a.id AND s.archived_at IS NULL), '[]'))
                ORDER BY a.position, a.name)
                FROM activity a JOIN chosen ON chosen.id = a.structure_id WHERE a.archived_at IS NULL), '[]') AS activities`;
  return row!;
}
