import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  homeOf,
  mayEnter,
  networkOf,
  readOneTimePassword,
  returnPath,
  secretState,
} from "@/lib/accounts/rules";
import { newOneTimePassword } from "@/lib/secrets";

describe("a single-use secret", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute));
  const fresh = { expiresAt: at(30), usedAt: null, voidedAt: null };
  test.each([
    ["just made", fresh, at(0), "live"],
    ["a moment before its end", fresh, new Date(at(30).getTime() - 1), "live"],
    ["at its end", fresh, at(30), "expired"],
    ["used", { ...fresh, usedAt: at(5) }, at(6), "used"],
    ["used, then past its end", { ...fresh, usedAt: at(5) }, at(31), "used"],
    ["replaced", { ...fresh, voidedAt: at(5) }, at(6), "replaced"],
    ["replaced, then past its end", { ...fresh, voidedAt: at(5) }, at(31), "replaced"],
  ])("%s", (_case, dates, now, state) => {
    expect(secretState(dates, now)).toBe(state);
  });
});

test("a one-time password is read back however it was copied", () => {
  const noise = fc.array(fc.constantFrom("", " ", "-", "–", "\u00a0"), { minLength: 19, maxLength: 19 });
  fc.assert(
    fc.property(noise, fc.boolean(), (between, isUpper) => {
      const secret = newOneTimePassword();
      const letters = [...secret.replaceAll("-", "")];
      const typed = letters.map((letter, i) => letter + between[i]).join("");
      expect(readOneTimePassword(isUpper ? typed.toUpperCase() : typed)).toBe(secret);
    }),
  );
});

describe("who may enter, and where", () => {
  test.each([
    ["ACCEPTED", null, true, "/inscription/dossier"],
    ["ACTIVE", null, true, "/accueil"],
    ["ARCHIVED", null, false, null],
    [null, true, true, "/equipe"],
    [null, false, false, null],
    ["ACTIVE", true, true, "/equipe"],
    ["ACTIVE", false, true, "/accueil"],
    ["ACCEPTED", false, true, "/inscription/dossier"],
    ["ARCHIVED", true, true, "/equipe"],
    ["ARCHIVED", false, false, null],
    [null, null, false, null],
  ] as const)("household %s, staff %s", (householdStatus, staffActive, enters, home) => {
    const holder = { householdStatus, staffActive };
    expect(mayEnter(holder)).toBe(enters);
    if (home) expect(homeOf(holder)).toBe(home);
  });
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["unknown", "unknown"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::", "fe80:0:0:0::/64"],
  ["1:2:3:4:5:6:7::9::", "1:2:3:4::/64"],
])("failures from %s are counted under %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["http://127.0.0.1:3000/compte", "/compte"],
  ["https://portail.example/reservations?mois=2026-11&vue=mois#t", "/reservations?mois=2026-11&vue=mois"],
  ["https://portail.example", "/"],
  ["https://portail.example//ailleurs.example/x", "/"],
  ["https://portail.example/\\ailleurs.example", "/"],
  ["javascript:alert(1)", "/"],
  ["n'importe quoi", "/"],
  ["", "/"],
  [null, "/"],
])("the way back from %s is %s", (referer, path) => {
  expect(returnPath(referer)).toBe(path);
});

test("the way back never leaves the portal", () => {
  const paths = fc.string({
    unit: fc.constantFrom("/", "\\", ".", "@", ":", "?", "#", "a", "%2f"),
    maxLength: 12,
  });
  const referers = paths.map((path) => `https://portail.example/${path}`);
  fc.assert(
    fc.property(fc.oneof(referers, fc.string()), (referer) => {
      expect(new URL(returnPath(referer), "https://portail.example").origin).toBe("https://portail.example");
    }),
  );
});
