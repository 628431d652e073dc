import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];

/** The module as a process with these keys loads it. */
async function processWith(keys: { DATA_KEY: string; DATA_KEY_PREVIOUS?: string }) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://127.0.0.1/none");
  vi.stubEnv("AUTH_SECRET", "a-secret-of-the-tests-that-nobody-else-uses");
  vi.stubEnv("APP_URL", "http://127.0.0.1:3000");
  vi.stubEnv("DATA_KEY", keys.DATA_KEY);
  vi.stubEnv("DATA_KEY_PREVIOUS", keys.DATA_KEY_PREVIOUS ?? "");
  return import("@/lib/seal");
}

beforeEach(() => {
  vi.unstubAllEnvs();
});

describe("seal", () => {
  it("gives back every text in its own context, and hides it", async () => {
    const { sealJson, unsealJson } = await processWith({ DATA_KEY: first });
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const sealed = sealJson({ text }, "child-health:1");
        expect(unsealJson(sealed, "child-health:1")).toEqual({ text });
        expect(sealed.includes(Buffer.from(text))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it("never says the same twice", async () => {
    const { sealJson } = await processWith({ DATA_KEY: first });
    expect(sealJson("x", "a").equals(sealJson("x", "a"))).toBe(false);
  });

  it("opens nowhere else, and not once a single bit is changed", async () => {
    const { SealError, sealJson, unsealJson } = await processWith({ DATA_KEY: first });
    const sealed = sealJson("asthme", "child-health:1");
    expect(() => unsealJson(sealed, "child-health:2")).toThrow(SealError);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => unsealJson(changed, "child-health:1")).toThrow(SealError);
    }
    expect(() => unsealJson(sealed.subarray(0, 40), "child-health:1")).toThrow(SealError);
  });

  it("is wrapped anew by a rotation, after which the old key opens nothing", async () => {
    const before = await processWith({ DATA_KEY: first });
    const sealed = before.sealJson("asthme", "c");
    const during = await processWith({ DATA_KEY: second, DATA_KEY_PREVIOUS: first });
    expect(during.unsealJson(sealed, "c")).toBe("asthme");
    const wrapped = during.rewrap(sealed)!;
    expect(during.rewrap(wrapped)).toBeNull();
    const after = await processWith({ DATA_KEY: second });
    expect(after.unsealJson(wrapped, "c")).toBe("asthme");
    expect(() => after.unsealJson(sealed, "c")).toThrow(after.SealError);
    const old = await processWith({ DATA_KEY: first });
    expect(() => old.unsealJson(wrapped, "c")).toThrow(old.SealError);
  });
});
