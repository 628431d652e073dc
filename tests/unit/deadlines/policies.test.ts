import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar/rules";
import {
  beginPolicy,
  dayExamples,
  type PolicyDates,
  planPolicy,
  planRemoval,
  policyPreview,
  policyTime,
  tellingExample,
  templateRules,
} from "@/lib/deadlines/rules";
import { rule, SCHOOL } from "./support";

const TODAY = "2026-11-23";
const first: PolicyDates = { id: "first", validFrom: "2026-09-01", validTo: null };

/** What the command does with a plan. */
function add(policies: PolicyDates[], validFrom: string, id: string): PolicyDates[] {
  const plan = planPolicy(policies, TODAY, validFrom);
  if ("refused" in plan) return policies;
  const closed = policies.map((policy) =>
    policy.id === plan.close?.id ? { ...policy, ...plan.close } : policy,
  );
  return plan.replace ? closed : [...closed, { id, validFrom, validTo: plan.validTo }];
}

function remove(policies: PolicyDates[], id: string): PolicyDates[] {
  const plan = planRemoval(policies, TODAY, id);
  if ("refused" in plan) return policies;
  const left = policies.filter((policy) => policy.id !== id);
  return left.map((policy) => (policy.id === plan.extend.id ? { ...policy, ...plan.extend } : policy));
}

const ruling = (policies: PolicyDates[], day: string) =>
  policies.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

test("whatever is set and taken away, each day has one rule, and past days keep theirs", () => {
  const step = fc.oneof(
    fc.record({ add: fc.integer({ min: -40, max: 200 }) }),
    fc.record({ remove: fc.nat(12) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const policies = steps.reduce<PolicyDates[]>(
        (before, each, index) =>
          "add" in each
            ? add(before, addDays(TODAY, each.add), `p${index}`)
            : remove(before, before[each.remove % before.length]!.id),
        [first],
      );
      for (let offset = -60; offset < 220; offset += 1) {
        const rulers = ruling(policies, addDays(TODAY, offset));
        expect(rulers).toHaveLength(1);
        if (offset < 0) expect(rulers[0]?.id).toBe("first");
      }
      expect(ruling(policies, "2030-01-01")).toHaveLength(1);
    }),
  );
});

describe("a plan", () => {
  const later: PolicyDates = { id: "later", validFrom: "2027-01-04", validTo: null };
  const both = [{ ...first, validTo: "2027-01-03" }, later];

  test("ends the rule of the day before, and lasts until the next one", () => {
    expect(planPolicy(both, TODAY, "2026-12-01")).toEqual({
      close: { id: "first", validTo: "2026-11-30" },
      replace: null,
      validTo: "2027-01-03",
      former: "first",
    });
  });

  test("before the first rule of all closes nothing", () => {
    expect(planPolicy([later], TODAY, "2026-12-01")).toEqual({
      close: null,
      replace: null,
      validTo: "2027-01-03",
      former: null,
    });
    expect(planPolicy([], TODAY, TODAY)).toMatchObject({ close: null, validTo: null });
  });

  test.each([
    [both[0]!, "current"],
    [later, "coming"],
    [{ ...first, validTo: "2026-11-22" }, "past"],
    [{ ...first, validTo: TODAY }, "current"],
    [{ ...later, validFrom: TODAY }, "current"],
  ] as const)("%j is %s", (policy, time) => {
    expect(policyTime(policy, TODAY)).toBe(time);
  });
});

describe("the editor begins", () => {
  const book = rule({ limit: { kind: "weekday", weekday: 3, weeks: 1 } });
  const current = { ...first, book, cancel: rule({ limit: { kind: "never" } }) };
  const coming = {
    ...current,
    id: "coming",
    validFrom: "2027-01-04",
    book: rule({ limit: { kind: "none" } }),
  };

  test("with the rules in force, from next Monday", () => {
    expect(beginPolicy([current, coming], TODAY, {})).toEqual({
      book,
      cancel: current.cancel,
      from: "2026-11-30",
    });
  });

  test("with a coming rule from its own first day, and with a past one from next Monday", () => {
    const begin = beginPolicy([current, coming], TODAY, { chosen: coming });
    expect(begin).toMatchObject({ book: coming.book, from: "2027-01-04" });
    expect(beginPolicy([current, coming], TODAY, { chosen: current }).from).toBe("2026-11-30");
  });

  test("with a starting point, or with the evening before where there is nothing", () => {
    const { book: friday } = templateRules("friday-noon", TODAY);
    expect(beginPolicy([current], TODAY, { template: "friday-noon" }).book).toEqual(friday);
    expect(beginPolicy([], TODAY, {}).book.limit).toMatchObject({
      kind: "days-before",
      days: 1,
      at: "18:00",
    });
  });
});

describe("examples", () => {
  const outlook = {
    calendar: SCHOOL,
    slot: { name: "Repas", startsAt: "11:45" },
    now: Temporal.Instant.from("2026-11-25T12:00:00Z"),
  };
  const { book, cancel } = templateRules("tuesday-evening", TODAY);

  test("are open days, and the telling one can still be asked for", () => {
    const examples = dayExamples({ book, cancel }, outlook, "2026-12-01", 5);
    expect(examples.map(({ date }) => date)).toEqual([
      "2026-12-01",
      "2026-12-03",
      "2026-12-04",
      "2026-12-07",
      "2026-12-08",
    ]);
    expect(tellingExample(examples)).toMatchObject({ date: "2026-12-07", book: { status: "open" } });
    expect(tellingExample(examples.slice(0, 2))).toMatchObject({
      date: "2026-12-01",
      book: { status: "late" },
    });
    expect(tellingExample([])).toBeUndefined();
  });

  test("are working days where no open day is planned", () => {
    const nothing = { ...outlook, calendar: { ...SCHOOL, openDays: new Set<string>() } };
    const examples = dayExamples({ book, cancel }, nothing, "2026-12-24", 3);
    expect(examples.map(({ date }) => date)).toEqual(["2026-12-24", "2026-12-28", "2026-12-29"]);
  });

  test("come with the words of a rule before it is saved", () => {
    const given = { validFrom: "2026-12-01", bookRule: book, cancelRule: cancel };
    const preview = policyPreview({ policies: [first], today: TODAY, outlook }, given);
    expect(preview).toMatchObject({
      validFrom: "2026-12-01",
      validTo: null,
      book: [{ key: "limit.weekday" }],
    });
    const past = policyPreview(
      { policies: [first], today: TODAY, outlook },
      { ...given, validFrom: "2026-11-22" },
    );
    expect(past).toEqual({ refused: "policy-past" });
  });
});
