import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type Actor, allow } from "@/lib/actor";
import { db } from "@/lib/db";

const PATIENCE_MS = 3_000;

/** Whether the database answers within three seconds. */
export async function databaseAnswers(actor: Actor): Promise<boolean> {
  allow(actor, ["visitor", "system"]);
  const answer = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, delay(PATIENCE_MS, false, { ref: false })]);
}
