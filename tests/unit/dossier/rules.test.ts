import { describe, expect, test } from "vitest";
import {
  birthProblem,
  confirmationDue,
  domainsOf,
  fieldsOf,
  formNames,
  lastOccurrence,
  mergePolicies,
  missingFields,
} from "@/lib/dossier/rules";
import { NO_SETTINGS, type StructureSettings } from "@/lib/dossier/schema";

const settings = (given: Partial<StructureSettings>): StructureSettings => ({ ...NO_SETTINGS, ...given });

describe("mergePolicies", () => {
  test("follows the defaults where nothing is set", () => {
    const { policyOf, modeOf } = mergePolicies([]);
    expect(policyOf("ADULT", "phone")).toBe("REQUIRED");
    expect(policyOf("CHILD", "school")).toBe("EDITABLE");
    expect(modeOf("CHILD", "identity")).toBe("VALIDATED");
    expect(modeOf("HOUSEHOLD", "contact")).toBe("AT_ONCE");
  });

  test("takes the most demanding of several structures", () => {
    const { policyOf, modeOf } = mergePolicies([
      settings({ fields: { "CHILD.school": "HIDDEN" }, domains: { "CHILD.identity": "AT_ONCE" } }),
      settings({ fields: { "CHILD.school": "REQUIRED" } }),
    ]);
    expect(policyOf("CHILD", "school")).toBe("REQUIRED");
    expect(modeOf("CHILD", "identity")).toBe("VALIDATED");
  });

  test("keeps in sight what the portal cannot do without, and knows no other field", () => {
    const { policyOf } = mergePolicies([
      settings({
        fields: { "CHILD.birthDate": "HIDDEN", "ADULT.birthName": "HIDDEN", "ADULT.role": "EDITABLE" },
      }),
    ]);
    expect(policyOf("CHILD", "birthDate")).toBe("SHOWN");
    expect(policyOf("ADULT", "birthName")).toBe("HIDDEN");
    expect(policyOf("ADULT", "role")).toBe("HIDDEN");
    expect(policyOf("ADULT", "toString")).toBe("HIDDEN");
  });
});

test("the domains of each kind of subject", () => {
  expect(domainsOf("HOUSEHOLD")).toEqual(["contact", "quotient"]);
  expect(domainsOf("CHILD")).toEqual(["identity", "school", "health", "diet"]);
  expect(fieldsOf("HOUSEHOLD", "health")).toEqual([]);
});

test.each([
  [{ lastName: "REQUIRED", firstName: "REQUIRED" }, { lastName: null, firstName: "Ali" }, []],
  [
    { lastName: "REQUIRED", firstName: "REQUIRED" },
    { lastName: "", firstName: null },
    ["lastName", "firstName"],
  ],
  [{ phone: "REQUIRED", city: "EDITABLE" }, { phone: null, city: null }, ["phone"]],
  [{ children: "REQUIRED" }, { children: [] }, ["children"]],
  [{ allergies: "REQUIRED" }, { allergies: [] }, []],
  [{ allergies: "REQUIRED" }, { allergies: null }, ["allergies"]],
  [{ mayCollect: "REQUIRED" }, { mayCollect: false }, []],
] as const)("%j: missing in %j", (policies, values, expected) => {
  expect(missingFields(policies, values)).toEqual(expected);
});

describe("birthProblem", () => {
  const today = "2026-11-16";
  test.each([
    ["CHILD", "2026-11-16", [], null],
    ["CHILD", "2026-11-17", [], "birth-in-future"],
    ["CHILD", "2001-11-16", [], null],
    ["CHILD", "2001-11-15", [], "birth-not-a-child"],
    ["CHILD", "2015-01-01", ["1985-03-02", null], null],
    ["CHILD", "2015-01-01", ["2015-01-01"], "child-older-than-adult"],
    ["ADULT", "1906-11-16", [], null],
    ["ADULT", "1906-11-15", [], "birth-too-long-ago"],
    ["ADULT", "2018-05-05", ["2018-05-04"], "child-older-than-adult"],
    ["ADULT", "1990-01-01", ["2018-05-04", "2020-01-01"], null],
  ] as const)("%s born on %s with %j: %s", (subject, birthDate, relatives, expected) => {
    expect(birthProblem({ subject, birthDate, relatives }, today)).toBe(expected);
  });
});

describe("the yearly confirmation", () => {
  test.each([
    ["09-01", "2026-11-16", "2026-09-01"],
    ["12-01", "2026-11-16", "2025-12-01"],
    ["11-16", "2026-11-16", "2026-11-16"],
    ["02-29", "2027-03-01", "2027-02-28"],
    ["02-29", "2028-02-28", "2027-02-28"],
    ["02-29", "2028-02-29", "2028-02-29"],
  ])("of %s, on %s, dates from %s", (monthDay, today, expected) => {
    expect(lastOccurrence(monthDay, today)).toBe(expected);
  });

  const september = { confirmFrom: "09-01", blockUnconfirmed: false };
  const november = { confirmFrom: "11-01", blockUnconfirmed: true };
  test.each([
    [[], null, { due: null, blocking: false }],
    [[{ confirmFrom: null, blockUnconfirmed: false }], null, { due: null, blocking: false }],
    [[september], null, { due: "2026-09-01", blocking: false }],
    [[september], "2026-08-31", { due: "2026-09-01", blocking: false }],
    [[september], "2026-09-01", { due: null, blocking: false }],
    [[september, november], "2026-10-01", { due: "2026-11-01", blocking: true }],
    [[september, november], null, { due: "2026-09-01", blocking: true }],
    [[september, november], "2026-11-02", { due: null, blocking: false }],
  ] as const)("%j confirmed on %s", (asked, confirmedOn, expected) => {
    expect(confirmationDue(asked, confirmedOn, "2026-11-16")).toEqual(expected);
  });
});

test("formNames names a value as its form does", () => {
  expect(formNames("doctor", { name: "Dr Roux", phone: null })).toEqual({
    "doctor.name": "Dr Roux",
    "doctor.phone": "",
  });
  expect(formNames("allergies", [{ what: "Arachide" }])).toEqual({ "allergies.0.what": "Arachide" });
  expect(formNames("mayCollect", true)).toEqual({ mayCollect: "oui" });
  expect(formNames("phone", null)).toEqual({ phone: "" });
});
