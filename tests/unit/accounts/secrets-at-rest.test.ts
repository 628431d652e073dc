import { parseOptions } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { knownBrowser, rememberAccount } from "@/lib/accounts/commands/browsers";
import { newId } from "@/lib/ids";
import { ARGON2, hashPassword, NOBODYS_HASH, verifyPassword } from "@/lib/passwords";

Object.assign(process.env, {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  AUTH_SECRET: "a-secret-of-the-tests-that-nobody-else-uses",
  DATA_KEY: "dGhlLWRhdGEta2V5LW9mLXRoZS10ZXN0cy0wMTIzNDU=",
  APP_URL: "http://127.0.0.1:3000",
  LOG_LEVEL: "silent",
});

describe("a stored password", () => {
  test("is argon2id with OWASP's cost, and so is nobody's", async () => {
    for (const hash of [await hashPassword("girafe violette"), NOBODYS_HASH]) {
      expect(hash).toMatch(/^\$argon2id\$/);
      expect(parseOptions(hash)).toMatchObject(ARGON2);
    }
  });

  test("matches its own text only, in every Unicode spelling", async () => {
    const stored = await hashPassword("été à la mer");
    expect(await verifyPassword(stored, "été à la mer".normalize("NFD"))).toBe(true);
    expect(await verifyPassword(stored, "ete a la mer")).toBe(false);
    expect(await verifyPassword(null, "été à la mer")).toBe(false);
  });
});

describe("a browser", () => {
  test("knows the last five accounts that signed in there", () => {
    const accounts = Array.from({ length: 6 }, newId);
    const cookie = accounts.reduce<string | null>(rememberAccount, null);
    expect(accounts.map((account) => knownBrowser(cookie, account) !== null)).toEqual([
      false,
      ...Array(5).fill(true),
    ]);
  });

  test("keeps its name for an account that signs in again", () => {
    const account = newId();
    const first = rememberAccount(null, account);
    const again = rememberAccount(rememberAccount(first, newId()), account);
    expect(knownBrowser(again, account)).toBe(knownBrowser(first, account));
  });

  test("believes nothing that it did not seal", () => {
    const [mine, theirs] = [newId(), newId()];
    const [, browser, seal] = rememberAccount(null, mine).split(".");
    for (const forged of [
      `${theirs}.${browser}.${seal}`,
      `${mine}.${newId()}.${seal}`,
      `${mine}..${seal}`,
      "…",
    ]) {
      expect(knownBrowser(forged, theirs)).toBeNull();
      expect(knownBrowser(forged, mine)).toBeNull();
    }
  });
});
