import { describe, expect, test } from "vitest";
import { askFileSchema, newPersonPayload, saveDomainSchema, VALUES } from "@/lib/dossier/schema";
import { parseAnswers } from "@/lib/dossier/schema/parse";

const ID = "0199a1b2-0000-7000-8000-000000000001";

describe("what fields accept", () => {
  test.each([
    ["ADULT", "firstName", "  Zoé-Éléonore ", "Zoé-Éléonore"],
    ["ADULT", "lastName", "d'Ormesson de La Tour", "d'Ormesson de La Tour"],
    ["ADULT", "lastName", "N’Diaye--Benoît", "N’Diaye--Benoît"],
    ["ADULT", "firstName", "", null],
    ["ADULT", "phone", "06 12 34 56 78", "+33612345678"],
    ["ADULT", "phone", "+32 470 12 34 56", "+32470123456"],
    ["HOUSEHOLD", "postalCode", "38470", "38470"],
    ["HOUSEHOLD", "postalCode", "1050", "1050"],
    ["HOUSEHOLD", "postalCode", "SW1A 1AA", "SW1A 1AA"],
    ["HOUSEHOLD", "allocataireNumber", "123 4567 a", "1234567A"],
    ["HOUSEHOLD", "regime", "", null],
    ["CHILD", "birthDate", "2024-02-29", "2024-02-29"],
    ["PERSON", "mayCollect", undefined, false],
    ["PERSON", "mayCollect", "oui", true],
    ["PERSON", "children", ID.toUpperCase(), [ID]],
  ] as const)("%s.%s takes %j as %j", (subject, field, given, expected) => {
    const { values, problems } = parseAnswers(VALUES[subject], { [field]: given });
    expect(problems).toEqual({});
    expect(values).toEqual({ [field]: expected });
  });

  test.each([
    ["ADULT", "firstName", "Zo\u0000é", "bad-characters"],
    ["ADULT", "firstName", "é".repeat(1_000_000), "too-long"],
    ["ADULT", "lastName", "<script>", "bad-name"],
    ["ADULT", "phone", "0612", "bad-phone"],
    ["CHILD", "birthDate", "2025-02-30", "bad-date"],
    ["HOUSEHOLD", "postalCode", "384", "bad-postal-code"],
    ["HOUSEHOLD", "postalCode", "384701", "bad-postal-code"],
    ["HOUSEHOLD", "regime", "SNCF", "choose-one"],
    ["ADULT", "firstName", ["a", "b"], "invalid"],
    ["PERSON", "children", ["x"], "not-found"],
  ] as const)("%s.%s refuses %j", (subject, field, given, code) => {
    const { values, problems } = parseAnswers(VALUES[subject], { [field]: given });
    expect(values).toEqual({});
    expect(Object.values(problems)).toEqual([code]);
  });
});

test("an editor's form is its place, its version and its answers", () => {
  const form = { subject: "CHILD", id: ID, domain: "school", version: "3", school: "Jules Ferry" };
  expect(saveDomainSchema.parse(form)).toEqual({
    subject: "CHILD",
    id: ID,
    domain: "school",
    version: 3,
    values: { school: "Jules Ferry" },
  });
  expect(saveDomainSchema.safeParse({ ...form, domain: "constructor" }).success).toBe(false);
});

describe("a wish", () => {
  test("to add a child names its fields as the form does", () => {
    const given = { kind: "ADD_CHILD", firstName: "Zoé", lastName: "Martin", birthDate: "2025-02-30" };
    expect(askFileSchema.safeParse(given).error?.issues).toMatchObject([
      { path: ["birthDate"], message: "bad-date" },
    ]);
    expect(askFileSchema.parse({ ...given, birthDate: "2020-02-29", message: " " })).toMatchObject({
      kind: "ADD_CHILD",
      message: "",
      payload: { firstName: "Zoé", lastName: "Martin", birthDate: "2020-02-29", sex: null },
    });
  });

  test.each([
    [{ kind: "OTHER", message: "" }, "message", "required"],
    [{ kind: "ADD_ADULT", firstName: "", lastName: "" }, "lastName", "name-required"],
    [{ kind: "REMOVE_CHILD", subjectId: "x" }, "subjectId", "not-found"],
    [{ kind: "GRANT_ADMIN" }, "kind", "choose-one"],
  ])("%j is refused at %s", (form, path, message) => {
    expect(askFileSchema.safeParse(form).error?.issues).toMatchObject([{ path: [path], message }]);
  });
});

test.each([
  [{ firstName: "Rose", children: [ID] }, { mayCollect: "person-use" }],
  [{ firstName: "Rose", mayCollect: "oui" }, { children: "choose-one" }],
  [{ mayCollect: "oui", children: [ID] }, { lastName: "name-required" }],
])("a person %j lacks %j", (form, expected) => {
  const issues = newPersonPayload.safeParse(form).error?.issues ?? [];
  expect(Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]))).toEqual(expected);
});
