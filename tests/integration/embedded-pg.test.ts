import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { removePostgres, startPostgres } from "../../scripts/embedded-pg.mjs";
import { identityOf } from "../../scripts/processes.mjs";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "pg é "));
});
afterEach(async () => {
  await removePostgres(dir);
  rmSync(dir, { recursive: true });
});

const lockFile = () => join(dir, "postgres/data/postmaster.pid");

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const isRunning = (pid: number) => identityOf(pid) !== undefined;

describe("embedded PostgreSQL", () => {
  it("keeps what was committed through a kill, though its number now belongs to another program", async () => {
    const first = await startPostgres(dir);
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(first.pid, "SIGKILL");
    await vi.waitFor(() => expect(isRunning(first.pid)).toBe(false), 10_000);
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(stranger, "spawn");
    const lock = readFileSync(lockFile(), "utf8").replace(/^\d+/, String(stranger.pid));
    writeFileSync(lockFile(), lock);

    const second = await startPostgres(dir);
    expect(await ask(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
    await second.stop();
    expect(isRunning(second.pid)).toBe(false);
  });

  it("is shared by those who start it again, and stopped by who started it", async () => {
    const [one, two] = await Promise.all([startPostgres(dir), startPostgres(dir)]);
    expect(one.url).toBe(two.url);
    const [guest, owner] = one.attached ? [one, two] : [two, one];
    expect([guest.attached, owner.attached]).toEqual([true, false]);
    await guest.stop();
    expect(await ask(owner.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await owner.stop();
    await expect(ask(owner.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  it("ends when the process that started it is killed", async () => {
    const script = `const { startPostgres } = await import(process.argv[1]);
      const { pid } = await startPostgres(process.argv[2]);
      console.log(pid);
      setInterval(() => {}, 1000);`;
    const module = join(import.meta.dirname, "../../scripts/embedded-pg.mjs");
    const starter = spawn(process.execPath, ["--input-type=module", "-e", script, module, dir]);
    const [line] = await once(starter.stdout, "data");
    const pid = Number(String(line));
    expect(isRunning(pid)).toBe(true);
    starter.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000);
  });
});
