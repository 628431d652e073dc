import type { PlainDate } from "@/lib/dates";
import type { Prisma, Tx } from "@/lib/db";
import { type AbsentDay, mayProve, type ProofState, type Standing, standingOf } from "../rules";
import type { AbsenceReason, AbsenceStatus } from "../schema";

export type DeclaredDayView = {
  id: string;
  date: PlainDate;
  startsAt: string;
  activity: string;
  slot: string;
  /** Why staff said so by hand. */
  decidedReason: string | null;
} & (Standing | { status: "PRESENT"; why: "came"; provisional: false });

export type Declaration = {
  id: string;
  householdId: string;
  childId: string;
  child: string;
  reason: AbsenceReason;
  note: string;
  createdAt: Date;
  /** Who declared it; null: somebody who has left the household. */
  by: string | null;
  proofDueOn: PlainDate | null;
  proof: Exclude<ProofState, null> | null;
  /** Why the proof was refused. */
  refusal: string | null;
  /** The document; null: none, or not the reader's to open. */
  file: { id: string; name: string; mime: string; health: boolean } | null;
  /** Whether a proof is there that the reader may not open. */
  closed: boolean;
  /** Whether a proof may be sent now. */
  mayProve: boolean;
  days: DeclaredDayView[];
};

type Day = Omit<DeclaredDayView, keyof Standing> &
  Pick<AbsentDay, "basis" | "carence" | "decided"> & { attendance: AbsenceStatus | "PRESENT" | null };
type Row = Omit<Declaration, "days" | "mayProve"> & { days: Day[] };

/**
 * Declarations named `d` in `where` with their days (of the reservations `r` that `days` lets through) that stand, the
 * newest first. `opens`: whether the reader opens the document `u`. One statement.
 */
export async function readDeclarations(
  tx: Tx,
  today: PlainDate,
  {
    where,
    days,
    opens,
    limit,
    offset = 0,
  }: { where: Prisma.Sql; days: Prisma.Sql; opens: Prisma.Sql; limit: number; offset?: number },
): Promise<Declaration[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.household_id AS "householdId", of_d."childId", c.first_name || ' ' || c.last_name AS child, d.reason,
      d.note, d.created_at AS "createdAt", d.proof_due_on::text AS "proofDueOn",
      nullif(u.state::text, 'WITHDRAWN') AS proof, CASE WHEN ${opens} THEN u.reason END AS refusal,
      CASE WHEN u.state <> 'WITHDRAWN' AND ${opens}
        THEN json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'health', u.health) END AS file,
      COALESCE(u.state <> 'WITHDRAWN' AND NOT ${opens}, false) AS closed, of_d.days,
      (SELECT a.first_name || ' ' || a.last_name FROM account ac JOIN adult a ON a.id = ac.adult_id
       WHERE ac.id = d.account_id AND a.household_id = d.household_id) AS by
    FROM absence_declaration d
    CROSS JOIN LATERAL (
      SELECT min(r.child_id::text)::uuid AS "childId", json_agg(json_build_object('id', ab.id, 'date', r.date,
          'startsAt', s.starts_at, 'activity', a.name, 'slot', s.name, 'basis', ab.basis, 'carence', ab.carence,
          'decided', ab.decided, 'decidedReason', ab.decided_reason, 'attendance', att.status)
          ORDER BY r.date, s.starts_at, s.name) AS days
      FROM absence ab JOIN reservation r ON r.id = ab.reservation_id AND r.state = 'RESERVED'
      JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
      LEFT JOIN attendance att ON att.reservation_id = r.id
      WHERE ab.declaration_id = d.id AND ab.withdrawn_at IS NULL AND ${days}) of_d
    JOIN child c ON c.id = of_d."childId"
    LEFT JOIN family_upload u ON u.id = d.upload_id
    LEFT JOIN stored_file f ON f.id = u.file_id
    WHERE ${where}
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit} OFFSET ${offset}`;
  return rows.map((row) => ({
    ...row,
    mayProve: mayProve(row, today) && row.days.some(({ basis, decided }) => basis === "PROOF" && !decided),
    days: row.days.map((day) => viewOf(day, row, today)),
  }));
}

function viewOf(
  { basis, carence, decided, attendance, ...day }: Day,
  { proof, proofDueOn }: Pick<Row, "proof" | "proofDueOn">,
  today: PlainDate,
): DeclaredDayView {
  if (attendance === "PRESENT") return { ...day, status: "PRESENT", why: "came", provisional: false };
  return { ...day, ...standingOf({ basis, carence, decided, proof, proofDueOn }, today) };
}
