import type { ParentActor, StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { healthColumn, openHealthColumn } from "@/lib/health/commands";
import type { AskedPiece, PieceChild, SentPiece } from "../rules";
import { today } from "./scope";

export type PieceFacts = {
  today: PlainDate;
  asked: AskedPiece[];
  children: (PieceChild & { authority: boolean })[];
  sent: SentPiece[];
};

type Row = Omit<PieceFacts, "children" | "sent"> & {
  children: { id: string; name: string; authority: boolean; sealed: string | null }[];
  sent: (Omit<SentPiece, "sentAt"> & { sentAt: string })[];
};

/**
 * What the structures of one household ask, and what was sent for it. `children` is a table of the ids and the
 * authority of the children meant. Of a child's other home come the validities of its verified pieces, nothing else.
 * One statement; health is read where a PAI is asked for, and only then.
 */
export async function pieceFacts(
  actor: ParentActor | StaffActor,
  tx: Tx,
  householdId: string,
  children: Prisma.Sql,
): Promise<PieceFacts> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH mine AS MATERIALIZED (SELECT id, authority FROM ${children} chosen),
    asked AS MATERIALIZED (
      SELECT pt.*, s.name AS structure, s.position AS rank
      FROM piece_type pt
      JOIN household_structure hs ON hs.structure_id = pt.structure_id AND hs.household_id = ${householdId}::uuid
      JOIN structure s ON s.id = pt.structure_id WHERE pt.archived_at IS NULL)
    SELECT ${today()}::text AS today,
      COALESCE((SELECT json_agg(json_build_object('id', pt.id, 'structure', pt.structure, 'name', pt.name, 'hint', pt.hint,
          'kind', pt.kind, 'scope', pt.scope, 'required', pt.required, 'blocking', pt.blocking, 'health', pt.health,
          'reminderDays', pt.reminder_days) ORDER BY pt.rank, pt.structure, pt.position, pt.name) FROM asked pt), '[]') AS asked,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'name', c.first_name, 'authority', mine.authority,
          'sealed', CASE WHEN EXISTS (SELECT 1 FROM asked WHERE asked.kind = 'PAI')
                    THEN ${healthColumn(actor, Prisma.sql`c.id`)} END) ORDER BY c.birth_date, c.id)
        FROM mine JOIN child c ON c.id = mine.id), '[]') AS children,
      COALESCE((SELECT json_agg(json_build_object('typeId', pt.id, 'kind', pt.kind, 'scope', pt.scope,
          'childId', u.child_id, 'state', u.state, 'from', u.valid_from, 'to', u.valid_to, 'sentAt', u.created_at,
          'sentOn', (u.created_at AT TIME ZONE (SELECT time_zone FROM organisation))::date,
          'own', u.household_id = ${householdId}::uuid,
          'reason', CASE WHEN u.household_id = ${householdId}::uuid THEN u.reason END))
        FROM family_upload u JOIN piece_type pt ON pt.id = u.piece_type_id
        WHERE u.state <> 'WITHDRAWN' AND (
          (u.household_id = ${householdId}::uuid AND (u.child_id IS NULL OR u.child_id IN (SELECT id FROM mine)))
          OR (pt.scope = 'CHILD' AND u.state = 'VERIFIED' AND u.child_id IN (SELECT id FROM mine)))), '[]') AS sent`;
  const { today: day, asked, children: given, sent } = row!;
  return {
    today: day,
    asked,
    children: given.map(({ sealed, ...child }) => ({
      ...child,
      hasPai: isInForce(openHealthColumn(actor, child.id, sealed).pai, day),
    })),
    sent: sent.map(({ sentAt, ...piece }) => ({ ...piece, sentAt: new Date(sentAt) })),
  };
}

/** A PAI that ended is still asked for: its renewal is what is missing. */
function isInForce(pai: { active: boolean; from?: PlainDate } | null | undefined, day: PlainDate): boolean {
  return pai?.active === true && (pai.from === undefined || pai.from <= day);
}
