import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  awaitedFrom,
  type GivenAnswer,
  saysTheSame,
  settleConsent,
  settleConsents,
} from "@/lib/consents/rules";
import {
  answerSchema,
  CONSENT_KINDS,
  type ConsentKind,
  PHOTO_PURPOSES,
  PHOTO_SUPPORTS,
} from "@/lib/consents/schema";

const TODAY = "2026-11-23";
const [ONE, TWO] = ["adult-1", "adult-2"] as const;

const answer = (adultId: string, kind: ConsentKind, given: Partial<GivenAnswer> = {}): GivenAnswer => ({
  adultId,
  kind,
  granted: true,
  supports: kind === "PHOTO" ? ["DISPLAY", "WEBSITE"] : [],
  purposes: kind === "PHOTO" ? ["FAMILIES"] : [],
  from: kind === "LEAVE_ALONE" ? "16:30" : null,
  validTo: null,
  ...given,
});
const no = { granted: false, supports: [], purposes: [], from: null };
const settle = (
  kind: ConsentKind,
  answers: GivenAnswer[],
  everyAdult: boolean,
  adultIds: string[] = [ONE, TWO],
) => settleConsent(kind, answers, { adultIds, everyAdult, today: TODAY });

describe("a consent that every adult gives", () => {
  test.each<[string, GivenAnswer[], string]>([
    ["nobody answered", [], "waiting"],
    ["one agrees", [answer(ONE, "PHOTO")], "waiting"],
    ["both agree", [answer(ONE, "PHOTO"), answer(TWO, "PHOTO")], "granted"],
    ["one refuses", [answer(ONE, "PHOTO"), answer(TWO, "PHOTO", no)], "refused"],
    ["one takes it back", [answer(ONE, "PHOTO"), answer(TWO, "PHOTO"), answer(ONE, "PHOTO", no)], "refused"],
    ["one changes to yes", [answer(ONE, "PHOTO", no), answer(TWO, "PHOTO"), answer(ONE, "PHOTO")], "granted"],
    ["one is over", [answer(ONE, "PHOTO", { validTo: "2026-11-22" }), answer(TWO, "PHOTO")], "waiting"],
    ["one ends today", [answer(ONE, "PHOTO", { validTo: TODAY }), answer(TWO, "PHOTO")], "granted"],
    ["another kind", [answer(ONE, "PHOTO"), answer(TWO, "TRANSPORT")], "waiting"],
    ["somebody without authority", [answer(ONE, "PHOTO"), answer("stranger", "PHOTO")], "waiting"],
  ])("%s", (_, answers, state) => {
    expect(settle("PHOTO", answers, true).state).toBe(state);
  });

  test("covers what is common to them", () => {
    const one = answer(ONE, "PHOTO", { supports: ["DISPLAY", "PRESS"], validTo: "2027-08-31" });
    const two = answer(TWO, "PHOTO", { purposes: ["FAMILIES", "TEACHING"], validTo: "2027-01-15" });
    expect(settle("PHOTO", [one, two], true)).toEqual({
      kind: "PHOTO",
      state: "granted",
      supports: ["DISPLAY"],
      purposes: ["FAMILIES"],
      from: null,
      validTo: "2027-01-15",
    });
  });

  test("covers nothing where nothing is common", () => {
    const one = answer(ONE, "PHOTO", { supports: ["PRESS"] });
    expect(settle("PHOTO", [one, answer(TWO, "PHOTO")], true)).toMatchObject({
      state: "refused",
      supports: [],
    });
  });

  test("is given by the only adult there is", () => {
    expect(settle("PHOTO", [answer(ONE, "PHOTO")], true, [ONE]).state).toBe("granted");
    expect(settle("PHOTO", [], true, []).state).toBe("waiting");
  });
});

describe("a consent that one adult gives", () => {
  test.each<[string, GivenAnswer[], string]>([
    ["nobody answered", [], "waiting"],
    ["one agrees", [answer(TWO, "TRANSPORT")], "granted"],
    ["the other objects", [answer(ONE, "TRANSPORT"), answer(TWO, "TRANSPORT", no)], "refused"],
    ["one says no, nobody else a word", [answer(ONE, "TRANSPORT", no)], "refused"],
  ])("%s", (_, answers, state) => {
    expect(settle("TRANSPORT", answers, false).state).toBe(state);
  });

  test("lets the child leave at the later of two hours", () => {
    const answers = [
      answer(ONE, "LEAVE_ALONE", { from: "17:00" }),
      answer(TWO, "LEAVE_ALONE", { from: "16:30" }),
    ];
    expect(settle("LEAVE_ALONE", answers, false).from).toBe("17:00");
  });
});

test("an answer is awaited from who gave none, or one that is over", () => {
  const answers = [
    answer(ONE, "PHOTO", { validTo: "2026-11-22" }),
    answer(ONE, "TRANSPORT", no),
    answer(TWO, "EMERGENCY_CARE"),
    answer(ONE, "LEAVE_ALONE", { validTo: TODAY }),
  ];
  expect(awaitedFrom(ONE, answers, TODAY)).toEqual(["PHOTO", "EMERGENCY_CARE"]);
});

const anyAnswer = fc.record<GivenAnswer>({
  adultId: fc.constantFrom(ONE, TWO, "stranger"),
  kind: fc.constantFrom(...CONSENT_KINDS),
  granted: fc.boolean(),
  supports: fc.subarray([...PHOTO_SUPPORTS]),
  purposes: fc.subarray([...PHOTO_PURPOSES]),
  from: fc.constantFrom(null, "16:00", "17:30"),
  validTo: fc.constantFrom(null, "2026-11-01", TODAY, "2027-08-31"),
});

describe("whatever was answered", () => {
  test("nothing is in force against the last word of an adult with authority", () => {
    fc.assert(
      fc.property(
        fc.array(anyAnswer, { maxLength: 8 }),
        fc.subarray([...CONSENT_KINDS]),
        (answers, everyAdult) => {
          const settled = settleConsents(answers, { adultIds: [ONE, TWO], everyAdult, today: TODAY });
          for (const kind of CONSENT_KINDS) {
            const last = [ONE, TWO].map((id) => answers.findLast((a) => a.kind === kind && a.adultId === id));
            const { state, supports, purposes } = settled[kind];
            if (last.some((one) => one?.granted === false)) expect(state).toBe("refused");
            if (everyAdult.includes(kind) && last.some((one) => !one)) expect(state).not.toBe("granted");
            if (state !== "granted") expect([...supports, ...purposes]).toEqual([]);
            for (const support of supports) {
              const inForce = last.filter((one) => one && (one.validTo === null || one.validTo >= TODAY));
              expect(inForce.every((one) => one?.supports.includes(support))).toBe(true);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("the same answer is known whatever the order of its boxes", () => {
    const one = answer(ONE, "PHOTO");
    expect(saysTheSame(one, { ...one, supports: ["WEBSITE", "DISPLAY"] })).toBe(true);
    expect(saysTheSame(one, { ...one, validTo: TODAY })).toBe(false);
    expect(saysTheSame(one, { ...one, granted: false })).toBe(false);
  });
});

describe("the form", () => {
  const CHILD = "0190a8b0-0000-7000-8000-000000000001";
  const parse = (given: Record<string, unknown>) => answerSchema.safeParse({ enfant: CHILD, ...given });
  const faults = (given: Record<string, unknown>) =>
    parse(given).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

  test("says which box of a photograph lacks", () => {
    expect(faults({ nature: "PHOTO", reponse: "oui" })).toEqual([
      "supports: nothing-ticked",
      "finalites: nothing-ticked",
      "jusquAu: required",
    ]);
    expect(faults({ nature: "LEAVE_ALONE", reponse: "oui" })).toEqual(["heure: required"]);
  });

  test.each([
    [{ nature: "PHOTO" }, "reponse: choose-one"],
    [{ nature: "MONEY", reponse: "oui" }, "nature: choose-one"],
    [{ nature: "LEAVE_ALONE", reponse: "oui", heure: "25:00" }, "heure: bad-time"],
    [{ nature: "TRANSPORT", reponse: "oui", jusquAu: "2027-02-30" }, "jusquAu: bad-date"],
    [{ nature: "PHOTO", reponse: "oui", supports: ["MOON"] }, "supports.0: choose-one"],
  ])("refuses %j", (given, fault) => {
    expect(faults(given)).toContain(fault);
  });

  test("forgets what a refusal cannot cover", () => {
    const typed = { supports: ["DISPLAY"], finalites: ["FAMILIES"], jusquAu: "2027-08-31", heure: "16:30" };
    expect(parse({ nature: "PHOTO", reponse: "non", ...typed }).data).toEqual({
      childId: CHILD,
      kind: "PHOTO",
      granted: false,
      supports: [],
      purposes: [],
      from: null,
      validTo: null,
    });
  });
});
