import "server-only";
import { createHash } from "node:crypto";
import { type Actor, allow } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, type Tx, transaction } from "@/lib/db";
import { queueMail } from "@/lib/mails/commands";
import type { RefusalCode } from "@/lib/result";
import { catalogue } from "@/lib/text/catalogue";
import type { DirectUploadJob, FileRefusal } from "../schema";
import { inspect } from "./inspect";
import { cleanKeyOf, keysOf, openStore } from "./store";

/**
 * Checks a file that arrived in quarantine, under its id. "clean": a checked copy stands in its place, for `attachFile` to make real;
 * "gone": there is nothing, or nothing left, to check. Safe to call again after any failure: throws StorageError when
 * the store fails.
 */
export async function checkQuarantined(
  actor: Actor,
  { fileId, name }: DirectUploadJob,
): Promise<"clean" | "gone" | FileRefusal> {
  allow(actor, "system");
  const row = await db().storedFile.findUnique({ where: { id: fileId } });
  if (!row || row.state === "READY") return "gone";
  const storage = await openStore(row.store);
  if (row.state === "REFUSED" || row.key !== fileId) {
    await storage.remove(fileId);
    if (row.state === "STORING") return "clean";
    await storage.remove(cleanKeyOf(fileId));
    return "gone";
  }
  const original = await storage.get(fileId);
  if (!original) {
    await db().storedFile.deleteMany({ where: { id: fileId, key: fileId } });
    return "gone";
  }
  const inspected = await inspect(name, original);
  if ("refusal" in inspected) return inspected.refusal;
  const { file } = inspected;
  const key = cleanKeyOf(fileId);
  // What an earlier attempt may have left.
  await storage.remove(key);
  await storage.put(key, file.bytes);
  const { count } = await db().storedFile.updateMany({
    where: { id: fileId, key: fileId, state: { in: ["STORING", "QUARANTINE"] } },
    data: {
      key,
      name: file.name,
      mime: file.mime,
      size: file.bytes.length,
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      state: "STORING",
      createdAt: realNow(),
    },
  });
  await storage.remove(fileId);
  return count === 1 ? "clean" : "gone";
}

/** Refuses a quarantined file for good, tells its sender why, and throws its bytes away. Safe to call again. */
export async function refuseQuarantined(
  actor: Actor,
  { fileId, sender, upload }: DirectUploadJob,
  refusal: RefusalCode,
): Promise<void> {
  allow(actor, "system");
  const refused = await transaction(async (tx) => {
    const { count } = await tx.storedFile.updateMany({
      where: { id: fileId, state: { in: ["STORING", "QUARANTINE"] } },
      data: { state: "REFUSED", refusal },
    });
    if (count === 0) return null;
    const account = await tx.account.findUnique({ where: { id: sender.accountId } });
    if (account) {
      const { accountId, householdId, locale } = sender;
      const reason = catalogue(locale).refusals[refusal];
      const piece = await titleOf(tx, upload);
      const items = [{ piece, child: null, outcome: "refused" as const, until: null, reason }];
      const mail = { template: "piece-decision" as const, params: { items } };
      await queueMail(actor, tx, { ...mail, to: account.email, locale, accountId, householdId });
    }
    return tx.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  });
  if (!refused) return;
  const storage = await openStore(refused.store);
  for (const key of keysOf(fileId)) await storage.remove(key);
}

async function titleOf(tx: Tx, { typeId, title }: DirectUploadJob["upload"]): Promise<string | null> {
  if (!typeId) return title;
  const type = await tx.pieceType.findUnique({ where: { id: typeId }, select: { name: true } });
  return type?.name ?? null;
}
