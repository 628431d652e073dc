import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { readFile } from "../queries/plan-file";
import { decodeCsv } from "../rules";
import type { FileRefusal } from "../schema";

/** Keeps a file of families to be looked at and then imported, or says why it is none; stores no family. */
export async function checkImport(
  actor: StaffActor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<{ ok: true; value: { id: string } } | FileRefusal> {
  allow(actor, "staff", "IMPORTS");
  const decoded = decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const read = await readFile(actor, decoded.text);
  if (!read.ok) return read;
  const id = newId();
  await db().importBatch.create({
    data: {
      id,
      staffId: actor.staffId,
      fileName: fileName.replace(/\p{C}/gu, "").slice(0, 200) || "–",
      content: decoded.text,
      createdAt: nowDate(),
    },
  });
  return { ok: true, value: { id } };
}
