import "server-only";
import { settleProofs } from "@/lib/absences/commands";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { queueMails } from "@/lib/mails/commands";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { today } from "../queries/scope";
import type { PieceValidity, UploadVerdict } from "../schema";
import { concerns, nameInMail, readersOf } from "./mail-readers";

export type UploadReport = {
  accepted: number;
  refused: number;
  /** Decided by somebody else, or withdrawn by the family, meanwhile. */
  already: number;
};

type Row = {
  id: string;
  householdId: string;
  childId: string | null;
  childName: string | null;
  title: string;
  health: boolean;
  waiting: boolean;
  validity: PieceValidity | null;
  today: PlainDate;
};

type Decided = Row & { verdict: UploadVerdict };

/**
 * Answers documents in one decision, inside the caller's transaction or in one of its own, with one mail per adult
 * with a login of each household. Refuses as one when a document is not of the actor's families, or is a health piece
 * and the actor lacks the permission; a validity that cannot be is refused with the upload's id as its field. What
 * somebody else decided meanwhile is counted apart.
 */
export async function decideUploads(
  actor: StaffActor,
  verdicts: ReadonlyMap<string, UploadVerdict>,
  tx?: Tx,
): Promise<Result<UploadReport>> {
  allow(actor, "staff", "FAMILIES");
  if (verdicts.size === 0) return refuse("nothing-ticked");
  return tx ? decide(actor, verdicts, tx) : transaction((own) => decide(actor, verdicts, own));
}

async function decide(
  actor: StaffActor,
  verdicts: ReadonlyMap<string, UploadVerdict>,
  tx: Tx,
): Promise<Result<UploadReport>> {
  const household = Prisma.sql`u.household_id`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.household_id AS "householdId", u.child_id AS "childId", u.title, u.health,
      u.state = 'RECEIVED' AS waiting, ${today()}::text AS today,
      (SELECT c.first_name FROM child c WHERE c.id = u.child_id) AS "childName",
      (SELECT pt.validity::text FROM piece_type pt WHERE pt.id = u.piece_type_id) AS validity
    FROM family_upload u
    WHERE u.id = ANY(${[...verdicts.keys()]}::uuid[]) AND ${seesAs(actor, "FAMILIES", household)}
      AND (NOT u.health OR ${seesAs(actor, "HEALTH", household)})
    ORDER BY u.id FOR UPDATE OF u`;
  if (rows.length < verdicts.size) return refuse("not-found");
  const decided = rows
    .filter(({ waiting }) => waiting)
    .map((row) => ({ ...row, verdict: verdicts.get(row.id)! }));
  const fields = Object.fromEntries(
    decided.flatMap((row) => {
      const fault = faultOf(row);
      return fault ? [[row.id, fault]] : [];
    }),
  );
  if (Object.keys(fields).length > 0) return refuse("form-invalid", { fields });
  await write(actor, tx, decided);
  // What proves an absence is told with the days that it justifies.
  const told = await settleProofs(
    actor,
    tx,
    decided.map(({ id }) => id),
  );
  await announce(
    actor,
    tx,
    decided.filter(({ id }) => !told.has(id)),
  );
  const accepted = decided.filter(({ verdict }) => verdict.accept).length;
  return done({ accepted, refused: decided.length - accepted, already: rows.length - decided.length });
}

function faultOf({ verdict, validity, today: day }: Decided): RefusalCode | null {
  if (!verdict.accept) return null;
  const { from, to } = verdict;
  if (!to) return validity === "CHOSEN" ? "validity-required" : null;
  if (from && to < from) return "end-before-start";
  return to < day ? "validity-over" : null;
}

async function write(actor: StaffActor, tx: Tx, decided: readonly Decided[]): Promise<void> {
  const at = nowDate();
  const changes = decided.map(({ id, verdict }) => ({
    id,
    state: verdict.accept ? "VERIFIED" : "REFUSED",
    reason: verdict.accept ? null : verdict.reason,
    from: verdict.accept ? verdict.from : null,
    to: verdict.accept ? verdict.to : null,
  }));
  const count = await tx.$executeRaw`
    UPDATE family_upload u SET state = v.state::upload_state, reason = v.reason, valid_from = v."from", valid_to = v."to",
      decided_at = ${at}, decided_by_id = ${actor.accountId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS v(id uuid, state text, reason text, "from" date, "to" date)
    WHERE u.id = v.id AND u.state = 'RECEIVED'`;
  if (count !== decided.length) throw new Error("a locked document was decided elsewhere");
  await tx.auditEvent.createMany({
    data: decided.map(({ id, householdId, verdict }) => ({
      id: newId(),
      at,
      kind: verdict.accept ? "household.document-verified" : "household.document-refused",
      actorId: actor.accountId,
      householdId,
      details: { uploadId: id },
    })),
  });
}

/** One mail per adult: what it is, until when, or why not. Of a health piece neither its name nor a reason leaves. */
async function announce(actor: StaffActor, tx: Tx, decided: readonly Decided[]): Promise<void> {
  const readers = await readersOf(tx, [...new Set(decided.map(({ householdId }) => householdId))]);
  const mails = readers.flatMap((reader) => {
    const items = decided
      .filter((row) => concerns(row, reader))
      .map(({ verdict, childName, health, title }) => ({
        piece: nameInMail({ title, health }),
        child: childName,
        outcome: verdict.accept ? ("verified" as const) : ("refused" as const),
        until: verdict.accept ? verdict.to : null,
        reason: verdict.accept || health ? null : verdict.reason,
      }));
    if (items.length === 0) return [];
    const { email, locale, householdId, accountId } = reader;
    return [
      { template: "piece-decision" as const, params: { items }, to: email, locale, householdId, accountId },
    ];
  });
  await queueMails(actor, tx, mails);
}
