import "server-only";
import { join } from "node:path";
import { log } from "@/lib/log";
import type { FileRefusal } from "../schema";

// Asked of Node by name: the bundler would replace the thread, and what it is given, by its own.
const { Worker } = process.getBuiltinModule("node:worker_threads");

/** The portal runs from its own folder: npm run does, and so do the platforms that pack it. */
const THREAD = join(process.cwd(), "lib/files/commands/pdf-worker.ts");
const WITHIN_MS = 15_000;
const MEMORY_MB = 512;

/**
 * Why a PDF may not be kept; null when it may. It is read in a thread of its own, which dies with the time or the
 * memory that a file made for it would take: such a file is damaged.
 */
export function inspectPdf(bytes: Uint8Array, withinMs = WITHIN_MS): Promise<FileRefusal | null> {
  const { promise, resolve, reject } = Promise.withResolvers<FileRefusal | null>();
  const thread = new Worker(THREAD, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const giveUp = (why: string) => {
    log().warn({ why }, "PDF given up");
    resolve("file-damaged");
  };
  const timer = setTimeout(() => giveUp("time"), withinMs);
  thread.once("message", (found) => {
    // The end of the thread may follow in the same turn.
    thread.removeAllListeners("exit");
    resolve(found);
  });
  thread.once("error", (error: NodeJS.ErrnoException) =>
    error.code === "ERR_WORKER_OUT_OF_MEMORY" ? giveUp("memory") : reject(error),
  );
  thread.once("exit", () => giveUp("exit"));
  return promise.finally(() => {
    clearTimeout(timer);
    thread.removeAllListeners("exit");
    return thread.terminate();
  });
}
