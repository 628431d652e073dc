import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";
import { today } from "../queries/scope";
import { isReminderDue } from "../rules";
import { concerns, nameInMail, readersOf } from "./mail-readers";

type Candidate = {
  id: string;
  householdId: string;
  childId: string | null;
  childName: string | null;
  title: string;
  health: boolean;
  to: PlainDate;
  reminderDays: number;
  renewed: boolean;
  today: PlainDate;
};

/** Further ones are for the next run. */
const AT_MOST = 2_000;

/**
 * Tells families by mail which of their verified pieces end soon: each piece once, each adult in one mail. Safe to run
 * at any time and twice at once. Returns how many pieces were told.
 */
export async function remindExpiring(actor: Actor): Promise<number> {
  allow(actor, "system");
  return transaction(async (tx) => {
    const candidates = await lockCandidates(tx);
    const due = candidates.filter((piece) => isReminderDue(piece, piece.today));
    await tx.familyUpload.updateMany({
      where: { id: { in: due.map(({ id }) => id) }, remindedAt: null },
      data: { remindedAt: nowDate() },
    });
    const readers = await readersOf(tx, [...new Set(due.map(({ householdId }) => householdId))]);
    const mails = readers.flatMap((reader) => {
      const items = due
        .filter((piece) => concerns(piece, reader))
        .map((piece) => ({ piece: nameInMail(piece), child: piece.childName, until: piece.to }));
      if (items.length === 0) return [];
      const { email, locale, householdId, accountId } = reader;
      return [
        { template: "piece-expiring" as const, params: { items }, to: email, locale, householdId, accountId },
      ];
    });
    await queueMails(actor, tx, mails);
    return due.length;
  });
}

/** The verified pieces that end within their reminder and were not told, locked; those that another run holds are its. */
function lockCandidates(tx: Tx): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT u.id, u.household_id AS "householdId", u.child_id AS "childId", u.title, u.health,
      (SELECT c.first_name FROM child c WHERE c.id = u.child_id) AS "childName",
      u.valid_to::text AS "to", pt.reminder_days AS "reminderDays", ${today()}::text AS today,
      EXISTS (
        SELECT 1 FROM family_upload later JOIN piece_type lt ON lt.id = later.piece_type_id
        WHERE later.id <> u.id AND later.child_id IS NOT DISTINCT FROM u.child_id
          AND (later.household_id = u.household_id OR (later.child_id IS NOT NULL AND later.state = 'VERIFIED'))
          AND CASE WHEN pt.kind = 'OTHER' THEN lt.id = pt.id ELSE lt.kind = pt.kind AND lt.scope = pt.scope END
          AND (later.state = 'RECEIVED'
            OR (later.state = 'VERIFIED' AND (later.valid_to IS NULL OR later.valid_to > u.valid_to)))) AS renewed
    FROM family_upload u JOIN piece_type pt ON pt.id = u.piece_type_id JOIN household h ON h.id = u.household_id
    WHERE u.state = 'VERIFIED' AND u.reminded_at IS NULL AND h.status = 'ACTIVE' AND pt.archived_at IS NULL
      AND u.valid_to BETWEEN ${today()} AND ${today()} + pt.reminder_days
      AND EXISTS (SELECT 1 FROM household_structure hs
                  WHERE hs.household_id = u.household_id AND hs.structure_id = pt.structure_id)
    ORDER BY u.id LIMIT ${AT_MOST} FOR UPDATE OF u SKIP LOCKED`;
}
