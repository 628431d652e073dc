import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holderOf, takeLock } from "../../../scripts/lock.mjs";
import { identityOf, isAlive } from "../../../scripts/processes.mjs";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function deadProcess() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const identity = identityOf(child.pid as number) as string;
  child.kill("SIGKILL");
  await once(child, "exit");
  return identity;
}

describe("lock", () => {
  it("is held by one at a time and leaves nothing behind", async () => {
    const file = join(dir, "lock");
    const release = await takeLock(file);
    expect(holderOf(file)).toBe(identityOf(process.pid));
    expect(await takeLock(file, { patience: 0 })).toBeUndefined();
    release?.();
    const again = await takeLock(file, { patience: 0 });
    expect(again).toBeTypeOf("function");
    again?.();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("is taken over from a process that died", async () => {
    const file = join(dir, "lock");
    writeFileSync(file, await deadProcess());
    expect(await takeLock(file, { patience: 0 })).toBeTypeOf("function");
  });

  it("is taken over from a process whose number another bears now", async () => {
    const file = join(dir, "lock");
    writeFileSync(file, `${process.pid} 1 another-boot`);
    expect(await takeLock(file, { patience: 0 })).toBeTypeOf("function");
  });
});

describe("process identity", () => {
  it("tells the living from the dead", async () => {
    expect(isAlive(identityOf(process.pid) as string)).toBe(true);
    expect(isAlive(await deadProcess())).toBe(false);
  });
});
