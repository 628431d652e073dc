import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePassword, MAX_LENGTH, MIN_LENGTH } from "@/lib/accounts/rules/password";

const EMAIL = "camille.durand@exemple.test";
const judge = (password: string) => judgePassword(password, EMAIL);

describe("a password that anybody would try", () => {
  test.each([
    "123456789012",
    "motdepasse1234",
    "MotDePasse2026!",
    "mot de passe",
    "Mot-de-passe",
    "azertyuiop123",
    "Azertyuiop123!",
    "passwordpassword",
    "P@ssw0rd1234",
    "qwerty123456",
    "aaaaaaaaaaaa",
    "!!!!!!!!!!!!",
    "abcabcabcabc",
    "abcdefghijkl",
    "soleilsoleil",
    "jetaime123456",
    "Marseille2026",
    "Bienvenue2026",
    "camille.durand@exemple.test",
    "Camille.Durand",
    "camille-durand",
    "admin!!!!!!!!",
    "portailfamille",
    "Portail Famille",
    "PortailFamille2026",
  ])("is refused: %s", (password) => {
    expect(judge(password)).toBe("password-too-common");
  });
});

describe("a password of one's own", () => {
  test.each([
    "Portail-Famille-2026",
    "girafe violette du jardin",
    "tournesol-12-bleu-nuage",
    "trois petits chats",
    "NouveauMotDePasse2026",
    "le chat dort sur le toit",
    "Quatre-Saisons-Vertes",
    "Пароль длинный очень",
    "%7µ;£!?*§+=)",
    "x7Kq-92mV-pLw4",
  ])("is accepted without any rule on its composition: %s", (password) => {
    expect(judge(password)).toBeNull();
  });
});

describe("its length", () => {
  const phrase = "girafe violette du jardin ".repeat(10);
  test.each([
    ["eleven characters", "x7Kq92mVpLw", "password-too-short"],
    ["eleven characters of two code units each", "🦒🌻🚲🎈🍓🐢🌍🎻🦊🍉🧵", "password-too-short"],
    ["twelve characters", "x7Kq92mVpLw4", null],
    ["two hundred", phrase.slice(0, MAX_LENGTH), null],
    ["two hundred and one", phrase.slice(0, MAX_LENGTH + 1), "password-too-long"],
    ["nothing", "", "password-too-short"],
  ])("is counted as people count: %s", (_name, password, expected) => {
    expect(judge(password)).toBe(expected);
  });

  test("is the first thing said, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const isShort = [...text.normalize("NFKC")].length < MIN_LENGTH;
        expect(judge(text) === "password-too-short").toBe(isShort);
      }),
    );
  });
});

test("case and surrounding signs never make a known password a good one", () => {
  const known = fc.constantFrom("motdepasse1234", "azertyuiop123", "soleilsoleil", "portailfamille");
  const signs = fc.string({ unit: fc.constantFrom("!", "?", ".", "-", " ", "*"), maxLength: 4 });
  const cased = known.chain((word) =>
    fc
      .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
      .map((upper) => [...word].map((letter, i) => (upper[i] ? letter.toUpperCase() : letter)).join("")),
  );
  fc.assert(
    fc.property(signs, cased, signs, (before, word, after) => {
      expect(judge(before + word + after)).toBe("password-too-common");
    }),
  );
});

test("the judgement of the longest texts takes little of the processor", () => {
  const started = process.cpuUsage();
  for (const unit of ["a4@", "aA1!", "4@8({[<1!|0$5+7%2/"]) judge(unit.repeat(200).slice(0, MAX_LENGTH));
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});
