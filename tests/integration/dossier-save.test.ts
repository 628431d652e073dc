import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { saveDomain } from "@/lib/dossier/commands";
import { familyFile, fileDomain } from "@/lib/dossier/queries";
import type { Domain, Subject } from "@/lib/dossier/schema";
import { makeFamily, makeStaff, makeStructure, parentOf } from "../factories";

const HOME = {
  address: "3 rue du Moulin",
  addressExtra: "",
  postalCode: "38470",
  city: "Saint-Cyprien",
};
const CHILD = {
  firstName: "Léa",
  lastName: "Martin",
  birthDate: "2018-05-04",
  sex: "",
  birthPlace: "",
  birthCountry: "",
};

async function setting() {
  const structureId = await makeStructure();
  const family = await makeFamily([structureId], {
    adults: [{}, { firstName: "Karim", lastName: "Martin" }],
  });
  const agent = await makeStaff([structureId], ["FAMILIES", "HEALTH"]);
  const [claire, karim] = [parentOf(family, 0), parentOf(family, 1)];
  return { structureId, family, agent, claire, karim, childId: family.childIds[0]! };
}

const input = (subject: Subject, id: string, domain: Domain, version: number, values: object) => ({
  subject,
  id,
  domain,
  version,
  values: { ...values },
});

describe("a domain applied at once", () => {
  test("is in force, and leaves one change a field", async () => {
    const { claire, family } = await setting();
    const saved = await saveDomain(claire, input("HOUSEHOLD", family.householdId, "contact", 1, HOME));
    expect(saved).toEqual({ ok: true, value: { applied: 3, waiting: 0 } });
    const view = await fileDomain(claire, { subject: "HOUSEHOLD", id: family.householdId, domain: "contact" });
    expect(view).toMatchObject({ version: 2, mode: "AT_ONCE", editable: true });
    expect(view!.fields.map(({ key, value }) => [key, value])).toEqual([
      ["address", "3 rue du Moulin"],
      ["addressExtra", null],
      ["postalCode", "38470"],
      ["city", "Saint-Cyprien"],
    ]);
    const changes = await db().fieldChange.findMany({ where: { subjectId: family.householdId } });
    expect(changes.map(({ field, state, version }) => [field, state, version])).toEqual([
      ["address", "APPLIED", 2],
      ["postalCode", "APPLIED", 2],
      ["city", "APPLIED", 2],
    ]);
  });
});

describe("a domain that staff validate", () => {
  test("waits beside the present value", async () => {
    const { claire, childId } = await setting();
    const saved = await saveDomain(claire, input("CHILD", childId, "identity", 1, { ...CHILD, sex: "F" }));
    expect(saved).toEqual({ ok: true, value: { applied: 0, waiting: 1 } });
    const view = await fileDomain(claire, { subject: "CHILD", id: childId, domain: "identity" });
    expect(view!.fields.find(({ key }) => key === "sex")).toMatchObject({
      value: null,
      waiting: { value: "F", own: true },
    });
    const file = await familyFile(claire);
    expect(file.children[0]!.domains.find(({ domain }) => domain === "identity")).toMatchObject({ waiting: 1 });
  });
});
