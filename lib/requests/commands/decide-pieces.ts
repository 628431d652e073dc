import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { decideUploads } from "@/lib/documents/commands";
import { waitingUploads } from "@/lib/documents/queries";
import type { UploadVerdict } from "@/lib/documents/schema";
import { done, type Result } from "@/lib/result";
import type { DecidePieces } from "../schema";
import type { PieceReport } from "./check-piece";

const MOST_WAITING = 5_000;

/**
 * Answers several documents the same way in one decision. Accepted ones count as long as their type says; those that
 * need a look of their own (a date to choose, a quotient to read) are left waiting and counted apart.
 */
export async function decidePieces(
  actor: StaffActor,
  { ids, verdict }: DecidePieces,
): Promise<Result<PieceReport>> {
  allow(actor, "staff", "FAMILIES");
  const verdicts = new Map<string, UploadVerdict>();
  if (verdict.accept) {
    const waiting = new Map(
      (await waitingUploads(actor, { limit: MOST_WAITING })).map((upload) => [upload.id, upload]),
    );
    for (const id of ids) {
      const upload = waiting.get(id);
      const needsLook = upload && (upload.closed || upload.suggested.mustChoose || isProof(upload.piece));
      if (!needsLook) verdicts.set(id, { accept: true, ...validityOf(upload) });
    }
  } else {
    for (const id of ids) verdicts.set(id, verdict);
  }
  const toOpen = ids.length - verdicts.size;
  if (verdicts.size === 0) return done({ accepted: 0, refused: 0, already: 0, toOpen });
  const decided = await decideUploads(actor, verdicts);
  return decided.ok ? done({ ...decided.value, toOpen }) : decided;
}

type Waiting = Awaited<ReturnType<typeof waitingUploads>>[number];

const isProof = (piece: Waiting["piece"]) => piece?.kind === "QF_PROOF";

/** What no longer waits was decided meanwhile: its validity counts for nothing. */
const validityOf = (upload: Waiting | undefined) => ({
  from: upload?.suggested.from ?? null,
  to: upload?.suggested.to ?? null,
});
