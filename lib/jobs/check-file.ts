import { mint, type ParentActor, type SystemActor } from "@/lib/actor";
import { sendStoredUpload } from "@/lib/documents/commands";
import { checkQuarantined, refuseQuarantined } from "@/lib/files/commands";
import { directUpload } from "@/lib/files/schema";

/**
 * Checks a file that a parent's browser sent to the store, then sends it to the structures in that parent's name, or
 * tells the parent why not. Safe to run again after any failure.
 */
export async function checkFile(actor: SystemActor, payload: unknown): Promise<void> {
  const job = directUpload.parse(payload);
  const verdict = await checkQuarantined(actor, job);
  if (verdict === "gone") return;
  if (verdict !== "clean") return refuseQuarantined(actor, job, verdict);
  const parent = mint<ParentActor>({ kind: "parent", sessionId: job.fileId, ...job.sender });
  const sent = await sendStoredUpload(parent, job.upload, job.fileId);
  if (!sent.ok) await refuseQuarantined(actor, job, sent.code);
}
