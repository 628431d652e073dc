import "server-only";
import { type Actor, allow, type ParentActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, transaction } from "@/lib/db";
import { type NewUpload, sendForm } from "@/lib/documents/schema";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type DirectUploadJob, MAX_FILE_BYTES } from "../schema";
import { mayStoreMore } from "./quota";

/** A minute after the last moment at which a browser may begin to send. */
const LATEST_MS = 16 * 60_000;
const MAX_ATTEMPTS = 12;
const NO_SUM = "0".repeat(64);

/**
 * UploadThing's own protocol, where it is the store: a parent's browser asks where to send a document that its
 * household may send (never a health piece: those are encrypted before they leave here), and UploadThing tells,
 * signed, that it has arrived. Null where another store is used.
 */
export async function answerUploadThing(actor: Actor, request: Request): Promise<Response | null> {
  allow(actor, ["visitor", "parent", "staff"]);
  const { STORAGE, UPLOADTHING_TOKEN: token, APP_URL } = env();
  if (STORAGE !== "uploadthing" || !token) return null;
  const { answerDirectUpload } = await import("@/lib/integrations/uploadthing");
  return answerDirectUpload(request, {
    token,
    callbackUrl: new URL("/api/uploadthing", APP_URL).href,
    announce: async (input, file) => (actor.kind === "parent" ? announce(actor, input, file) : null),
    arrived,
  });
}

/**
 * The row and the job that checks it stand before anything is sent: a file whose arrival nobody tells us of is found all
 * the same. What the family says of it stays in our database.
 */
async function announce(
  actor: ParentActor,
  input: unknown,
  file: { name: string; size: number; type: string },
) {
  const parsed = sendForm.safeParse(input);
  if (!parsed.success || file.size > MAX_FILE_BYTES || !(await mayLeave(actor, parsed.data))) return null;
  if (!(await mayStoreMore(actor))) return null;
  const { accountId, adultId, householdId, locale } = actor;
  const [fileId, at] = [newId(), realNow()];
  const job: DirectUploadJob = {
    fileId,
    name: file.name,
    sender: { accountId, adultId, householdId, locale },
    upload: { ...parsed.data, health: false },
  };
  await transaction(async (tx) => {
    await tx.storedFile.create({
      data: {
        id: fileId,
        store: "UPLOADTHING",
        key: fileId,
        name: "document",
        mime: "application/octet-stream",
        size: file.size,
        sha256: NO_SUM,
        state: "STORING",
        createdAt: at,
      },
    });
    const latest = new Date(at.getTime() + LATEST_MS);
    await tx.$queryRaw`
      SELECT 1 FROM graphile_worker.add_job('check-file', ${JSON.stringify(job)}::json, run_at := ${latest},
        max_attempts := ${MAX_ATTEMPTS}::int, job_key := ${fileId})`;
  });
  return { key: fileId, facts: {} };
}

/** Whether what is sent may stand outside unsealed for a moment. */
async function mayLeave({ householdId }: ParentActor, { typeId, health }: NewUpload): Promise<boolean> {
  if (health) return false;
  if (!typeId) return true;
  const structure = { households: { some: { householdId } } };
  return (
    (await db().pieceType.count({ where: { id: typeId, archivedAt: null, health: false, structure } })) > 0
  );
}

async function arrived(fileId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.storedFile.updateMany({
      where: { id: fileId, key: fileId, state: "STORING" },
      data: { state: "QUARANTINE" },
    });
    if (count === 0) return;
    await tx.$queryRaw`
      SELECT count(*) FROM graphile_worker.reschedule_jobs(
        ARRAY(SELECT id FROM graphile_worker.jobs WHERE key = ${fileId} AND locked_at IS NULL), ${realNow()})`;
  });
}
