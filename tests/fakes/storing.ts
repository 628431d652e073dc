// A process that stores files one after the other until it is killed, and says each that it made real.
import { randomBytes } from "node:crypto";
import { mint, type SystemActor } from "@/lib/actor";
import { transaction } from "@/lib/db";
import { attachFile, storeFile } from "@/lib/files/commands";
import { rawPdf } from "../factories/files";

const actor = mint<SystemActor>({ kind: "system", task: "storing" });

for (;;) {
  // Random bytes in which nothing is a name: as long to write as a file of the size that families send.
  const page = randomBytes(400_000).toString("hex");
  const bytes = rawPdf({ objects: [`<${page}>`] });
  const stored = await storeFile(actor, { name: "a.pdf", bytes, sealed: true });
  if (!stored.ok) throw new Error(stored.code);
  const { fileId } = stored.value;
  process.stdout.write(`stored ${fileId}\n`);
  await transaction((tx) => attachFile(actor, tx, fileId));
  process.stdout.write(`real ${fileId}\n`);
}
