import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import type { AttendanceStatus, ReservationState } from "@/lib/reservations/rules";
import { decidesFor } from "./scope";

export type HistoryStep = {
  version: number;
  at: Date;
  /** Null: nobody's press, a freed place given on. */
  by: string | null;
  byStaff: boolean;
  from: ReservationState | null;
  to: ReservationState;
  reason: string | null;
  /** What kind of decision made it; null: the family's own sending. */
  kind: "ANSWER" | "BY_HAND" | "CLOSURE" | "ALLOCATION" | "WAITING_LIST" | null;
};

export type ReservationStory = {
  id: string;
  version: number;
  structureId: string;
  childId: string;
  householdId: string;
  firstName: string;
  lastName: string;
  adults: string;
  activity: string;
  slot: string;
  startsAt: string;
  endsAt: string;
  date: PlainDate;
  state: ReservationState;
  attendance: AttendanceStatus | null;
  late: boolean;
  due: boolean;
  reason: string | null;
  requestId: string;
  /** The latest first. */
  history: HistoryStep[];
};

type Row = Omit<ReservationStory, "history"> & { history: (Omit<HistoryStep, "at"> & { at: string })[] };

/** One reservation with all that became of it; null where the actor does not decide. One statement. */
export async function reservationStory(actor: StaffActor, id: string): Promise<ReservationStory | null> {
  allow(actor, "staff", "REQUESTS");
  if (!uuid.safeParse(id).success) return null;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT r.id, r.version, a.structure_id AS "structureId", r.child_id AS "childId", r.household_id AS "householdId",
      c.first_name AS "firstName", c.last_name AS "lastName",
      (SELECT string_agg(ad.first_name || ' ' || ad.last_name, ', ' ORDER BY ad.position, ad.id)
       FROM adult ad WHERE ad.household_id = r.household_id) AS adults,
      a.name AS activity, s.name AS slot, s.starts_at AS "startsAt", s.ends_at AS "endsAt", r.date::text AS date,
      r.state::text AS state, t.status::text AS attendance, r.late, r.due, r.reason, r.request_id AS "requestId",
      (SELECT json_agg(json_build_object('version', h.version, 'at', h.at,
                'by', COALESCE(st.first_name || ' ' || st.last_name, ad.first_name || ' ' || ad.last_name),
                'byStaff', h.decision_id IS NOT NULL, 'from', h.from_state, 'to', h.to_state, 'reason', h.reason,
                'kind', k.kind) ORDER BY h.version DESC)
       FROM reservation_history h
       LEFT JOIN decision k ON k.id = h.decision_id
       LEFT JOIN account ac ON ac.id = h.account_id
       LEFT JOIN staff st ON st.id = COALESCE(k.staff_id, CASE WHEN ac.adult_id IS NULL THEN ac.staff_id END)
       LEFT JOIN adult ad ON ad.id = ac.adult_id
       WHERE h.reservation_id = r.id) AS history
    FROM reservation r JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    JOIN child c ON c.id = r.child_id LEFT JOIN attendance t ON t.reservation_id = r.id
    WHERE r.id = ${id}::uuid AND ${decidesFor(actor, Prisma.sql`a.structure_id`)}`;
  return row ? { ...row, history: row.history.map((step) => ({ ...step, at: new Date(step.at) })) } : null;
}
