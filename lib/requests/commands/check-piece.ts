import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { type Tx, transaction } from "@/lib/db";
import { decideUploads } from "@/lib/documents/commands";
import { recordQuotient } from "@/lib/families/commands";
import { done, type Refusal, type RefusalCode, type Result, refuse } from "@/lib/result";
import type { CheckPiece } from "../schema";

export type PieceReport = {
  accepted: number;
  refused: number;
  already: number;
  /** Those that need a look of their own: a date to choose, a quotient to read, a permission. */
  toOpen: number;
};

/** Takes back what the transaction did. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/**
 * Answers one document. A proof of quotient that is accepted records its quotient in the same transaction, valid as
 * long as the proof: both are stored, or nothing. Refusals name the fields of checkPieceForm.
 */
export async function checkPiece(actor: StaffActor, input: CheckPiece): Promise<Result<PieceReport>> {
  allow(actor, "staff", "FAMILIES");
  try {
    return await transaction((tx) => check(actor, tx, input));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function check(
  actor: StaffActor,
  tx: Tx,
  { uploadId, verdict, quotient }: CheckPiece,
): Promise<Result<PieceReport>> {
  const decided = await decideUploads(actor, new Map([[uploadId, verdict]]), tx);
  if (!decided.ok) return byField(decided, { [uploadId]: "au" });
  const report = { ...decided.value, toOpen: 0 };
  if (!verdict.accept || report.accepted === 0) return done(report);
  const { householdId, pieceType } = await tx.familyUpload.findUniqueOrThrow({
    where: { id: uploadId },
    select: { householdId: true, pieceType: { select: { kind: true } } },
  });
  if (pieceType?.kind !== "QF_PROOF") return done(report);
  if (!quotient) throw new Refused(refuse("form-invalid", { fields: { valeur: "required" } }));
  const recorded = await recordQuotient(actor, { householdId, ...quotient, to: verdict.to, uploadId }, tx);
  if (!recorded.ok) throw new Refused(byField(recorded, { fin: "au" }));
  return done(report);
}

/** The same refusal, its fields named as in the form. */
function byField(refusal: Refusal, names: Record<string, string>): Refusal {
  const fields = Object.entries(refusal.fields ?? {}).map(([name, code]): [string, RefusalCode] => [
    names[name] ?? name,
    code,
  ]);
  return { ...refusal, fields: Object.fromEntries(fields) };
}
