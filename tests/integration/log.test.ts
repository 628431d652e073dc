import pino from "pino";
import { expect, test } from "vitest";
import { db, pool } from "@/lib/db";
import { newId } from "@/lib/ids";
import { REDACTED } from "@/lib/log";

/** What a line of the log holds of an error. */
function logged(err: unknown): string {
  const lines: string[] = [];
  pino({ redact: [...REDACTED] }, { write: (line: string) => lines.push(line) }).error({ err }, "failed");
  return lines.join("");
}

const NOBODYS = "personne@exemple.test";

test("a row that PostgreSQL refuses, or its key, is not copied into the log", async () => {
  const refused = await Promise.allSettled([
    db().$executeRaw`INSERT INTO account (id, email) VALUES (${newId()}::uuid, ${NOBODYS})`,
    db().account.create({ data: { email: NOBODYS, passwordHash: NOBODYS } }),
    pool().query("INSERT INTO account (id, email) VALUES ($1, $2)", [newId(), NOBODYS]),
  ]);
  for (const result of refused) {
    if (result.status !== "rejected") throw new Error("a row without an owner was stored");
    expect(logged(result.reason)).toContain("account_somebody");
    expect(logged(result.reason)).not.toContain(NOBODYS);
  }
});
