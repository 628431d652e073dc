import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { checkDomain, saveDomain, withdrawChange } from "@/lib/dossier/commands";
import { familyFile, fileDomain } from "@/lib/dossier/queries";
import type { DomainView } from "@/lib/dossier/schema";
import { makeStaff } from "../factories";
import { answers, makeHome, makeTwoHomes, setAuthority } from "../factories/dossier";

const HOME = { address: "3 rue du Moulin", postalCode: "38470", city: "Saint-Cyprien" };
const IDENTITY = { firstName: "Léa", lastName: "Martin", birthDate: "2018-05-04" };
const FREE = { domains: { "CHILD.identity": "AT_ONCE", "ADULT.identity": "AT_ONCE" } } as const;

const valuesOf = (view: DomainView | null) =>
  Object.fromEntries(view!.fields.map(({ key, value }) => [key, value]));
const changesOf = (subjectId: string) =>
  db().fieldChange.findMany({
    where: { subjectId },
    orderBy: { id: "asc" },
    select: { field: true, old: true, new: true, state: true, version: true },
  });

describe("a domain applied at once", () => {
  test("is in force, with one change for each field that differs", async () => {
    const { claire, householdId } = await makeHome();
    const place = { subject: "HOUSEHOLD", id: householdId, domain: "contact" } as const;
    expect(await saveDomain(claire, answers("HOUSEHOLD", householdId, "contact", HOME))).toEqual({
      ok: true,
      value: { applied: 3, waiting: 0 },
    });
    const view = await fileDomain(claire, place);
    expect(view).toMatchObject({ version: 2, mode: "AT_ONCE", editable: true });
    expect(valuesOf(view)).toEqual({ ...HOME, addressExtra: null });
    expect(await changesOf(householdId)).toEqual([
      { field: "address", old: "12 rue des Tilleuls", new: HOME.address, state: "APPLIED", version: 2 },
      { field: "postalCode", old: "38140", new: "38470", state: "APPLIED", version: 2 },
      { field: "city", old: "Valmont-sur-Isère", new: HOME.city, state: "APPLIED", version: 2 },
    ]);
    const again = await saveDomain(claire, answers("HOUSEHOLD", householdId, "contact", HOME, 2));
    expect(again).toEqual({ ok: true, value: { applied: 0, waiting: 0 } });
    expect((await fileDomain(claire, place))!.version).toBe(2);
  });

  test("finds somebody under the new name", async () => {
    const { claire, childId } = await makeHome(FREE);
    await saveDomain(
      claire,
      answers("CHILD", childId, "identity", { ...IDENTITY, firstName: "Léa-Rose", lastName: "N’Guyen" }),
    );
    expect(await db().child.findUnique({ where: { id: childId } })).toMatchObject({
      nameKey: "lea rose nguyen",
    });
  });
});

describe("what a form may not do", () => {
  const cases: [string, Record<string, unknown>, Record<string, string>][] = [
    ["a NUL byte", { ...IDENTITY, firstName: "Lé\u0000a" }, { firstName: "bad-characters" }],
    ["a name of one megabyte", { ...IDENTITY, lastName: "é".repeat(1_000_000) }, { lastName: "too-long" }],
    ["30 February", { ...IDENTITY, birthDate: "2018-02-30" }, { birthDate: "bad-date" }],
    ["a birth tomorrow", { ...IDENTITY, birthDate: "2026-11-17" }, { birthDate: "birth-in-future" }],
    [
      "no name at all",
      { ...IDENTITY, firstName: "", lastName: " " },
      { firstName: "required", lastName: "required" },
    ],
    ["no birth date", { ...IDENTITY, birthDate: "" }, { birthDate: "required" }],
    [
      "fields of elsewhere",
      { ...IDENTITY, role: "ADMIN", nameKey: "x", parentalAuthority: "YES", school: "Jules Ferry" },
      {
        role: "forbidden-field",
        nameKey: "forbidden-field",
        parentalAuthority: "forbidden-field",
        school: "forbidden-field",
      },
    ],
  ];
  test.each(cases)("%s", async (_name, values, fields) => {
    const { claire, childId } = await makeHome(FREE);
    const before = await db().child.findUnique({ where: { id: childId } });
    expect(await saveDomain(claire, answers("CHILD", childId, "identity", values))).toMatchObject({
      ok: false,
      code: "form-invalid",
      fields,
    });
    expect(await db().child.findUnique({ where: { id: childId } })).toEqual(before);
    expect(await changesOf(childId)).toEqual([]);
  });

  test("a child born before its parent, either way", async () => {
    const { claire, karim, childId } = await makeHome(FREE);
    const adult = { firstName: "Claire", lastName: "Martin" };
    await saveDomain(
      claire,
      answers("ADULT", claire.adultId, "identity", { ...adult, birthDate: "1990-03-01" }),
    );
    const olderChild = { ...IDENTITY, birthDate: "1990-03-01" };
    expect(await saveDomain(claire, answers("CHILD", childId, "identity", olderChild))).toMatchObject({
      fields: { birthDate: "birth-not-a-child" },
    });
    await db().adult.update({ where: { id: claire.adultId }, data: { birthDate: new Date("2010-01-01") } });
    expect(
      await saveDomain(
        claire,
        answers("CHILD", childId, "identity", { ...IDENTITY, birthDate: "2009-01-01" }),
      ),
    ).toMatchObject({ fields: { birthDate: "child-older-than-adult" } });
    expect(
      await saveDomain(
        karim,
        answers("ADULT", karim.adultId, "identity", { ...adult, birthDate: "2018-05-04" }),
      ),
    ).toMatchObject({ fields: { birthDate: "child-older-than-adult" } });
  });

  test("what the structure only shows, or hides", async () => {
    const { claire, childId } = await makeHome({
      fields: { "CHILD.school": "SHOWN", "CHILD.schoolClass": "HIDDEN" },
    });
    const place = { subject: "CHILD", id: childId, domain: "school" } as const;
    expect(
      await saveDomain(claire, answers("CHILD", childId, "school", { school: "Ferry", schoolClass: "CP" })),
    ).toMatchObject({ fields: { school: "forbidden-field", schoolClass: "forbidden-field" } });
    const view = await fileDomain(claire, place);
    expect(view).toMatchObject({ editable: false });
    expect(view!.fields.map(({ key }) => key)).toEqual(["school"]);
  });

  test("touch what is another household's, or a child without authority", async () => {
    const { childId, first, claire, sofia, agentThere } = await makeTwoHomes();
    const contact = answers("HOUSEHOLD", first.householdId, "contact", HOME);
    const adult = answers("ADULT", claire.adultId, "contact", { phone: "0612345678" });
    for (const input of [contact, adult]) {
      expect(await saveDomain(sofia, input)).toEqual({ ok: false, code: "not-found" });
      expect(await saveDomain(agentThere, input)).toEqual({ ok: false, code: "not-found" });
      expect(await fileDomain(sofia, input)).toBeNull();
      expect(await fileDomain(agentThere, input)).toBeNull();
    }
    const school = answers("CHILD", childId, "school", { school: "Jules Ferry" });
    for (const authority of ["NO", "WITHDRAWN"] as const) {
      await setAuthority(sofia.adultId, childId, authority);
      expect(await saveDomain(sofia, school)).toEqual({ ok: false, code: "not-found" });
      expect(await fileDomain(sofia, school)).toBeNull();
    }
    expect((await familyFile(sofia)).children).toEqual([]);
    await setAuthority(sofia.adultId, childId, "NO");
    expect((await familyFile(sofia)).children).toEqual([
      expect.objectContaining({ id: childId, authority: false, birthDate: null, domains: [] }),
    ]);
  });
});

describe("two who edit the same domain", () => {
  test("keep each what they changed", async () => {
    const { claire, karim, householdId } = await makeHome();
    const before = { address: "12 rue des Tilleuls", postalCode: "38140", city: "Valmont-sur-Isère" };
    const [one, other] = await Promise.all([
      saveDomain(claire, answers("HOUSEHOLD", householdId, "contact", { ...before, addressExtra: "Bât. B" })),
      saveDomain(karim, answers("HOUSEHOLD", householdId, "contact", { ...before, city: "Pamiers" })),
    ]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    const view = await fileDomain(claire, { subject: "HOUSEHOLD", id: householdId, domain: "contact" });
    expect(view!.version).toBe(3);
    expect(valuesOf(view)).toMatchObject({ addressExtra: "Bât. B", city: "Pamiers" });
  });

  test("are told of what both changed, and may then insist", async () => {
    const { claire, karim, householdId } = await makeHome();
    const typed = { address: "1 place Neuve", addressExtra: "", postalCode: "38140", city: "Pamiers" };
    await saveDomain(
      karim,
      answers("HOUSEHOLD", householdId, "contact", { ...HOME, addressExtra: "Bât. B" }),
    );
    const refused = await saveDomain(claire, answers("HOUSEHOLD", householdId, "contact", typed));
    expect(refused).toEqual({
      ok: false,
      code: "changed-meanwhile",
      fields: { address: "changed-meanwhile-field", city: "changed-meanwhile-field" },
      // What Claire left alone comes back as Karim wrote it.
      values: { version: "2", addressExtra: "Bât. B", postalCode: "38470" },
    });
    const again = { ...typed, addressExtra: "Bât. B", postalCode: "38470" };
    expect(await saveDomain(claire, answers("HOUSEHOLD", householdId, "contact", again, 2))).toEqual({
      ok: true,
      value: { applied: 2, waiting: 0 },
    });
    const view = await fileDomain(karim, { subject: "HOUSEHOLD", id: householdId, domain: "contact" });
    expect(valuesOf(view)).toEqual(again);
  });

  test("of the same field at once: one wins, the other is told", async () => {
    const { claire, karim, householdId } = await makeHome();
    const results = await Promise.all(
      [claire, karim].map((actor, index) =>
        saveDomain(actor, answers("HOUSEHOLD", householdId, "contact", { city: `Ville ${index + 1}a` })),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "changed-meanwhile" });
    expect(await changesOf(householdId)).toHaveLength(1);
  });
});

describe("a domain that staff validate", () => {
  test("waits beside the present value, is replaced by a newer wish, and can be withdrawn", async () => {
    const { claire, karim, childId } = await makeHome();
    const place = { subject: "CHILD", id: childId, domain: "identity" } as const;
    const wish = (sex: string) => answers("CHILD", childId, "identity", { ...IDENTITY, sex });
    expect(await saveDomain(claire, wish("F"))).toEqual({ ok: true, value: { applied: 0, waiting: 1 } });
    expect(await saveDomain(claire, wish("F"))).toEqual({ ok: true, value: { applied: 0, waiting: 0 } });
    expect(await saveDomain(karim, wish("M"))).toEqual({ ok: true, value: { applied: 0, waiting: 1 } });
    expect((await changesOf(childId)).map(({ new: value, state }) => [value, state])).toEqual([
      ["F", "WITHDRAWN"],
      ["M", "PENDING"],
    ]);
    const sex = (await fileDomain(claire, place))!.fields.find(({ key }) => key === "sex")!;
    expect(sex).toMatchObject({ value: null, waiting: { value: "M", own: true } });
    const identity = (await familyFile(claire)).children[0]!.domains.find((it) => it.domain === "identity");
    expect(identity).toMatchObject({ waiting: 1, missing: [] });

    const { changeId } = sex.waiting!;
    expect(await withdrawChange(claire, { changeId })).toMatchObject({ ok: true });
    expect(await withdrawChange(claire, { changeId })).toEqual({ ok: false, code: "change-decided" });
    expect((await fileDomain(claire, place))!.fields.every(({ waiting }) => waiting === null)).toBe(true);
  });

  test("is told where the other home of a child asked first, and only that home withdraws it", async () => {
    const { claire, sofia, childId } = await makeTwoHomes();
    const identity = { firstName: "Noé", lastName: "Martin", birthDate: "2018-05-04" };
    await saveDomain(claire, answers("CHILD", childId, "identity", { ...identity, sex: "M" }));
    expect(
      await saveDomain(sofia, answers("CHILD", childId, "identity", { ...identity, sex: "F" })),
    ).toMatchObject({ code: "form-invalid", fields: { sex: "waiting-elsewhere" } });
    const view = await fileDomain(sofia, { subject: "CHILD", id: childId, domain: "identity" });
    const waiting = view!.fields.find(({ key }) => key === "sex")!.waiting!;
    expect(waiting).toMatchObject({ own: false, value: "M" });
    expect(await withdrawChange(sofia, { changeId: waiting.changeId })).toEqual({
      ok: false,
      code: "not-found",
    });
  });

  test("is applied at once by staff, who see the wish against the newer value", async () => {
    const { claire, agent, childId } = await makeHome();
    await saveDomain(claire, answers("CHILD", childId, "identity", { ...IDENTITY, lastName: "Martin-Roux" }));
    const fixed = answers("CHILD", childId, "identity", { ...IDENTITY, lastName: "Martín" });
    expect(await saveDomain(agent, fixed)).toEqual({ ok: true, value: { applied: 1, waiting: 0 } });
    expect(await changesOf(childId)).toMatchObject([
      { old: "Martín", new: "Martin-Roux", state: "PENDING" },
      { old: "Martin", new: "Martín", state: "APPLIED", version: 2 },
    ]);
  });
});

describe("health", () => {
  const place = (id: string) => ({ subject: "CHILD", id, domain: "diet" }) as const;

  test("is sealed in the file and in its history, and each reading by staff is logged", async () => {
    const { claire, agent, structureId, childId } = await makeHome();
    const values = { diets: ["NO_PORK"], dietNote: "Jamais de canari" };
    expect(await saveDomain(claire, answers("CHILD", childId, "diet", values))).toEqual({
      ok: true,
      value: { applied: 2, waiting: 0 },
    });
    expect(valuesOf(await fileDomain(claire, place(childId)))).toEqual(values);
    expect(await changesOf(childId)).toMatchObject([
      { field: "diets", old: null, new: null },
      { field: "dietNote", old: null, new: null },
    ]);
    const [raw] = await db().$queryRaw<{ text: string }[]>`
      SELECT string_agg(f::text, ' ') || (SELECT string_agg(h::text, ' ') FROM child_health h) AS text
      FROM field_change f`;
    for (const word of ["NO_PORK", "canari", Buffer.from("canari").toString("hex")]) {
      expect(raw!.text).not.toContain(word);
    }
    expect(await db().healthRead.count({ where: { childId } })).toBe(0);
    expect(valuesOf(await fileDomain(agent, place(childId)))).toEqual(values);
    expect(await db().healthRead.findMany({ where: { childId } })).toMatchObject([
      { accountId: agent.accountId, purpose: "SCREEN" },
    ]);
    const clerk = await makeStaff([structureId], ["FAMILIES"]);
    await expect(fileDomain(clerk, place(childId))).rejects.toThrow();
    await expect(saveDomain(clerk, answers("CHILD", childId, "diet", values))).rejects.toThrow();
  });

  test("merges two parents' answers like the rest", async () => {
    const { claire, karim, childId } = await makeHome();
    await saveDomain(claire, answers("CHILD", childId, "diet", { diets: ["NO_PORK"], dietNote: "" }));
    expect(
      await saveDomain(karim, answers("CHILD", childId, "diet", { diets: "", dietNote: "Coupé fin" }, 2)),
    ).toEqual({ ok: true, value: { applied: 2, waiting: 0 } });
    expect(
      await saveDomain(claire, answers("CHILD", childId, "diet", { diets: ["NO_MEAT"], dietNote: "" }, 2)),
    ).toMatchObject({
      code: "changed-meanwhile",
      fields: { diets: "changed-meanwhile-field" },
      values: { version: "3", dietNote: "Coupé fin" },
    });
  });
});

test("checking an editor says what saving would refuse, and stores nothing", async () => {
  const { claire, childId } = await makeHome(FREE);
  const wrong = answers("CHILD", childId, "identity", { ...IDENTITY, birthDate: "2030-01-01" });
  expect(await checkDomain(claire, wrong)).toMatchObject({ fields: { birthDate: "birth-in-future" } });
  const right = answers("CHILD", childId, "identity", { ...IDENTITY, sex: "F" });
  expect(await checkDomain(claire, right)).toEqual({ ok: true, value: undefined });
  expect(await changesOf(childId)).toEqual([]);
});

test("one health answer leaves the others as they are", async () => {
  const { claire, childId } = await makeHome();
  const place = { subject: "CHILD", id: childId, domain: "health" } as const;
  await saveDomain(claire, answers("CHILD", childId, "health", { healthNote: "Porte des lunettes" }));
  await saveDomain(claire, answers("CHILD", childId, "diet", { diets: ["NO_MEAT"] }, 2));
  const allergies = [{ what: "Arachide", kind: "FOOD", severity: "SEVERE", action: "Stylo" }];
  expect(await saveDomain(claire, answers("CHILD", childId, "health", { allergies }, 3))).toMatchObject({
    ok: true,
    value: { applied: 1 },
  });
  expect(valuesOf(await fileDomain(claire, place))).toMatchObject({
    healthNote: "Porte des lunettes",
    allergies,
  });
});
