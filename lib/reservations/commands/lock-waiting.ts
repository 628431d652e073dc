import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma, type Tx } from "@/lib/db";
import type { Before } from "../rules";
import { lockSlotDays } from "./write";

/** A reservation that staff decide, with the names that its mail shows. */
export type Waiting = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  householdId: string;
  requestId: string;
  askedAt: Date;
  version: number;
  child: string;
  activity: string;
  slot: string;
} & NonNullable<Before>;

/** The reservations named, in structures where the actor decides, behind their locked slot days. */
export async function lockWaiting(tx: Tx, actor: StaffActor, ids: string[]) {
  const structures = structuresOf(actor, "REQUESTS");
  const mine =
    structures === "all" ? Prisma.sql`TRUE` : Prisma.sql`a.structure_id = ANY(${structures}::uuid[])`;
  const found = await tx.$queryRaw<{ id: string; slotDayId: string }[]>`
    SELECT r.id, r.slot_day_id AS "slotDayId" FROM reservation r
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${ids}::uuid[]) AND ${mine}`;
  const days = await lockSlotDays(
    tx,
    found.map((row) => row.slotDayId),
  );
  const rows = await tx.$queryRaw<Waiting[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.request_id AS "requestId", q.created_at AS "askedAt",
           r.state::text, r.holds, r.version, r.surcharge, r.waiting_since AS "waitingSince",
           c.first_name AS child, a.name AS activity, s.name AS slot
    FROM reservation r JOIN reservation_request q ON q.id = r.request_id
    JOIN child c ON c.id = r.child_id JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${found.map((row) => row.id)}::uuid[])
    ORDER BY r.id FOR UPDATE OF r`;
  return { days, rows };
}
