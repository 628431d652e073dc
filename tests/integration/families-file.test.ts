import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { fromDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import {
  addNote,
  archiveHousehold,
  checkIdentity,
  eraseNote,
  recordQuotient,
  setRights,
  splitHousehold,
  unarchiveHousehold,
  withdrawAuthority,
} from "@/lib/families/commands";
import { familyDetail, familyNotes, familyRights, listFamilies } from "@/lib/families/queries";
import { familyFilters, newQuotientSchema, type Rights, rightsSchema } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import {
  child,
  makeFamily,
  makeStaff,
  makeTown,
  parentOf,
  type TestActivity,
  type TestFamily,
} from "../factories";
import { book, unsoundDays } from "../factories/doubles";

let activity: TestActivity;
let agent: StaffActor;
let stranger: StaffActor;
beforeAll(async () => {
  activity = await makeTown({ capacity: 100 });
  agent = await makeStaff([activity.structureId], ["FAMILIES"]);
  stranger = await makeStaff([(await makeTown()).structureId], ["FAMILIES"]);
});

const PDF = new TextEncoder().encode("%PDF-1.4\nnot much");
const couple = () =>
  makeFamily([activity.structureId], { adults: [{ firstName: "Claire" }, { firstName: "Paul" }] });
const right = (adultId: string, given: Partial<Rights> = {}): Rights => ({
  adultId,
  authority: "YES",
  mayCollect: true,
  emergencyContact: true,
  payerShare: 0,
  ...given,
});
const eventsOf = async (householdId: string) =>
  (await db().auditEvent.findMany({ where: { householdId }, orderBy: { id: "asc" } })).map(
    ({ kind }) => kind,
  );

describe("rights", () => {
  const set = (family: TestFamily, rights: Rights[], actor = agent) =>
    setRights(actor, { householdId: family.householdId, childId: family.childIds[0]!, rights });

  test("are set adult by adult, with one line of history, and none when nothing changes", async () => {
    const family = await couple();
    const [one, two] = family.adults.map(({ adultId }) => adultId) as [string, string];
    const wanted = [
      right(one, { payerShare: 10_000 }),
      right(two, { authority: "NO", mayCollect: false, emergencyContact: false }),
    ];
    expect(await set(family, wanted)).toEqual({ ok: true, value: { changed: 2 } });
    expect(await set(family, wanted)).toEqual({ ok: true, value: { changed: 0 } });
    expect((await eventsOf(family.householdId)).filter((kind) => kind === "rights.changed")).toHaveLength(1);
    const [row] = await familyRights(agent, family.householdId);
    expect(
      row?.adults.map(({ authority, mayCollect, payerShare }) => [authority, mayCollect, payerShare]),
    ).toEqual([
      ["YES", true, 10_000],
      ["NO", false, 0],
    ]);
    expect(await set(family, [right(two, { authority: "NONE" })])).toMatchObject({ value: { changed: 1 } });
    expect((await familyRights(agent, family.householdId))[0]?.adults[1]?.authority).toBeNull();
  });

  test("are refused where the shares of both homes do not make a whole, and nothing is stored", async () => {
    const family = await couple();
    const [one, two] = family.adults.map(({ adultId }) => adultId) as [string, string];
    const childId = family.childIds[0]!;
    const other = await makeFamily([activity.structureId], { children: [child({ childId })] });
    await db().guardianship.update({
      where: { adultId_childId: { adultId: other.adults[0]!.adultId, childId } },
      data: { payerShare: 4_000 },
    });
    const before = await familyRights(agent, family.householdId);
    expect(before[0]?.shareElsewhere).toBe(4_000);
    expect(
      await set(family, [right(one, { payerShare: 5_000 }), right(two, { payerShare: 5_000 })]),
    ).toMatchObject({
      ok: false,
      fields: { [`adultes.${one}.part`]: "shares-sum", [`adultes.${two}.part`]: "shares-sum" },
    });
    expect(await familyRights(agent, family.householdId)).toEqual(before);
    const fits = [right(one, { payerShare: 3_000 }), right(two, { payerShare: 3_000 })];
    expect(await set(family, fits)).toMatchObject({ ok: true });
  });

  test("of two who set them at once, the shares still make a whole", async () => {
    const family = await couple();
    const [one, two] = family.adults.map(({ adultId }) => adultId) as [string, string];
    await Promise.all([
      set(family, [right(one, { payerShare: 10_000 }), right(two)]),
      set(family, [right(one), right(two, { payerShare: 10_000 })]),
    ]);
    const [row] = await familyRights(agent, family.householdId);
    expect(row?.adults.reduce((sum, { payerShare }) => sum + payerShare, 0)).toBe(10_000);
  });

  test("are closed to other structures, parents, and ids of other households", async () => {
    const [family, other] = [await couple(), await couple()];
    const own = right(family.adults[0]!.adultId);
    expect(await set(family, [own], stranger)).toMatchObject({ code: "not-found" });
    expect(await set(family, [right(other.adults[0]!.adultId)])).toMatchObject({ code: "not-found" });
    expect(await familyRights(stranger, family.householdId)).toEqual([]);
    await expect(set(family, [own], parentOf(family) as never)).rejects.toThrow(NotAllowed);
    const elsewhere = { householdId: family.householdId, childId: other.childIds[0]!, rights: [own] };
    expect(await setRights(agent, elsewhere)).toMatchObject({ code: "not-found" });
  });

  test("are withdrawn with a judgment only, which is kept", async () => {
    const family = await couple();
    const { householdId } = family;
    const tie = { householdId, adultId: family.adults[1]!.adultId, childId: family.childIds[0]! };
    const keep = right(tie.adultId, { authority: "KEEP" });
    expect(await set(family, [keep])).toMatchObject({
      fields: { [`adultes.${tie.adultId}.autorite`]: "choose-one" },
    });
    expect(await withdrawAuthority(stranger, tie, { name: "j.pdf", bytes: PDF })).toMatchObject({
      code: "not-found",
    });
    const refused = await withdrawAuthority(agent, tie, { name: "j.svg", bytes: PDF });
    expect(refused.ok).toBe(false);
    const rowOf = () =>
      db().guardianship.findUniqueOrThrow({
        where: { adultId_childId: { adultId: tie.adultId, childId: tie.childId } },
        include: { authorityFile: true },
      });
    expect(await rowOf()).toMatchObject({ parentalAuthority: "YES", authorityFile: null });

    const document = await PDFDocument.create();
    document.addPage();
    const judgment = { name: "jugement.pdf", bytes: await document.save() };
    const answers = await Promise.all([
      withdrawAuthority(agent, tie, judgment),
      withdrawAuthority(agent, tie, judgment),
    ]);
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual([
      "ok",
      "rights-withdrawn",
    ]);
    expect(await rowOf()).toMatchObject({
      parentalAuthority: "WITHDRAWN",
      mayCollect: false,
      authorityFile: { name: "jugement.pdf", state: "READY" },
    });
    expect(await set(family, [{ ...keep, payerShare: 5_000 }])).toMatchObject({ ok: true });
    expect(await set(family, [right(tie.adultId, { authority: "NONE" })])).toMatchObject({
      fields: { [`adultes.${tie.adultId}.autorite`]: "rights-judgment" },
    });
  });

  test.each([
    ["50", 5_000],
    ["33,33", 3_333],
    ["33.3 %", 3_330],
    ["", 0],
    ["100", 10_000],
    ["100,01", null],
    ["-1", null],
    ["abc", null],
    ["1e2", null],
  ])("a share typed %j is %j", (part, expected) => {
    const id = newId();
    const parsed = rightsSchema.safeParse({
      foyer: id,
      enfant: id,
      adultes: { [id]: { autorite: "YES", part } },
    });
    expect(parsed.success ? parsed.data.rights[0]?.payerShare : null).toBe(expected);
  });
});

describe("a new quotient", () => {
  const record = (householdId: string, from: string, given = {}, actor = agent) =>
    recordQuotient(actor, {
      householdId,
      valueCents: 65_050,
      source: "CAF",
      referenceMonth: "2026-10-01",
      from,
      to: null,
      ...given,
    });
  const periods = async (householdId: string) =>
    (await db().quotientFamilial.findMany({ where: { householdId }, orderBy: { validFrom: "asc" } })).map(
      ({ validFrom, validTo }) => [fromDbDate(validFrom), validTo && fromDbDate(validTo)],
    );

  test("may start this month if it is the first, else the month after; the former ends the day before", async () => {
    const { householdId } = await couple();
    expect(await record(householdId, "2026-10-31")).toMatchObject({ code: "quotient-too-early" });
    expect(await record(householdId, "2026-11-01")).toMatchObject({ ok: true });
    expect(await record(householdId, "2026-11-30")).toMatchObject({
      code: "quotient-too-early",
      params: { day: "01/12/2026" },
      fields: { debut: "quotient-too-early" },
    });
    expect(await record(householdId, "2026-12-01")).toMatchObject({ ok: true });
    expect(await periods(householdId)).toEqual([
      ["2026-11-01", "2026-11-30"],
      ["2026-12-01", null],
    ]);
    expect(await record(householdId, "2026-12-01", { to: "2026-11-30" })).toMatchObject({
      fields: { fin: "end-before-start" },
    });
    expect(await record(householdId, "2026-12-01", { referenceMonth: "2026-12-01" })).toMatchObject({
      fields: { mois: "date-in-future" },
    });
  });

  test("takes the place of what was planned after it, whose values stay in the history", async () => {
    const { householdId } = await couple();
    await record(householdId, "2026-11-01");
    await record(householdId, "2027-01-01", { valueCents: 70_000 });
    await record(householdId, "2026-12-01", { valueCents: 60_000 });
    expect(await periods(householdId)).toEqual([
      ["2026-11-01", "2026-11-30"],
      ["2026-12-01", null],
    ]);
    const events = await db().auditEvent.findMany({ where: { householdId, kind: "quotient.recorded" } });
    expect(JSON.stringify(events.map(({ details }) => details))).toContain("70000");
  });

  test("whatever the order of recording, one value at most is in force on a day", async () => {
    const months = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(months, async (given) => {
        const { householdId } = await couple();
        for (const month of given) {
          const from = new Date(Date.UTC(2026, 10 + month, 1)).toISOString().slice(0, 10);
          await record(householdId, from);
        }
        const rows = await periods(householdId);
        for (const [index, [, to]] of rows.entries()) {
          const next = rows[index + 1];
          if (next) expect(to! < next[0]!).toBe(true);
          else expect(to).toBeNull();
        }
      }),
      { numRuns: 10 },
    );
  });

  test("recorded twice at once, leaves one in force", async () => {
    const { householdId } = await couple();
    await Promise.all([record(householdId, "2026-12-01"), record(householdId, "2026-12-01")]);
    expect(await periods(householdId)).toEqual([["2026-12-01", null]]);
  });

  test("is not recorded for others' families", async () => {
    const family = await couple();
    expect(await record(family.householdId, "2026-12-01", {}, stranger)).toMatchObject({ code: "not-found" });
    await expect(record(family.householdId, "2026-12-01", {}, parentOf(family) as never)).rejects.toThrow(
      NotAllowed,
    );
  });

  test.each([
    ["650,50", 65_050],
    ["1 234", 123_400],
    ["12,5 €", 1_250],
    ["0", 0],
    ["-1", null],
    ["12,345", null],
    ["abc", null],
    ["1000000", null],
  ])("typed %j is %j cents", (valeur, cents) => {
    const form = { foyer: newId(), valeur, source: "CAF", debut: "2026-12-01" };
    const parsed = newQuotientSchema.safeParse(form);
    expect(parsed.success ? parsed.data.valueCents : null).toBe(cents);
  });
});

describe("notes", () => {
  test("are read by staff of the family's structures, and erased for good", async () => {
    const { householdId } = await couple();
    expect(await addNote(agent, { householdId, body: "Rappeler lundi" })).toEqual({ ok: true });
    expect(await addNote(stranger, { householdId, body: "Intrus" })).toMatchObject({ code: "not-found" });
    const [note] = await familyNotes(agent, householdId);
    expect(note).toMatchObject({ body: "Rappeler lundi", by: "Agnès Petit", erasedAt: null });
    expect(await familyNotes(stranger, householdId)).toEqual([]);
    expect(await eraseNote(stranger, { noteId: note!.id })).toMatchObject({ code: "not-found" });
    await Promise.all([eraseNote(agent, { noteId: note!.id }), eraseNote(agent, { noteId: note!.id })]);
    expect((await familyNotes(agent, householdId))[0]).toMatchObject({ body: "" });
    expect((await eventsOf(householdId)).filter((kind) => kind === "note.erased")).toHaveLength(1);
  });
});

test("the identity of an authorised person is checked, and unchecked, once each", async () => {
  const { householdId } = await couple();
  const person = await db().authorisedPerson.create({
    data: { householdId, firstName: "Ami", lastName: "Voisin", createdAt: new Date() },
  });
  const check = (checked: boolean, actor = agent) => checkIdentity(actor, { personId: person.id, checked });
  expect(await check(true, stranger)).toMatchObject({ code: "not-found" });
  await check(true);
  await check(true);
  expect((await familyDetail(agent, householdId))?.persons).toMatchObject([{ identityChecked: true }]);
  await check(false);
  expect((await familyDetail(agent, householdId))?.persons).toMatchObject([{ identityChecked: false }]);
  expect((await eventsOf(householdId)).filter((kind) => kind.startsWith("person."))).toHaveLength(2);
});

describe("archiving", () => {
  test("asks first when days are to come, then cancels them with one mail an adult, and ends sessions", async () => {
    const family = await couple();
    const { householdId } = family;
    await book(activity, family, [
      { child: 0, date: "2026-11-12", state: "RESERVED" },
      { child: 0, date: "2026-11-19", state: "RESERVED" },
      { child: 0, date: "2026-12-03", state: "REQUESTED" },
    ]);
    const accountId = family.adults[0]!.accountId!;
    const session = await db().session.create({
      data: { accountId, stage: "FULL", expiresAt: new Date("2030-01-01") },
    });
    const archive = (cancelAhead: boolean, actor = agent) =>
      archiveHousehold(actor, { householdId, reason: "Déménagement", cancelAhead });
    expect(await archive(true, stranger)).toMatchObject({ code: "not-found" });
    expect(await archive(false)).toMatchObject({ code: "archive-ahead", params: { count: 2 } });
    expect((await familyDetail(agent, householdId))?.status).toBe("ACTIVE");
    expect(await archive(true)).toEqual({ ok: true });
    const rows = await db().reservation.findMany({ where: { householdId }, orderBy: { date: "asc" } });
    expect(rows.map(({ state }) => state)).toEqual(["RESERVED", "CANCELLED", "CANCELLED"]);
    expect(await unsoundDays()).toEqual([]);
    expect(await db().mail.count({ where: { householdId, template: "decision" } })).toBe(2);
    expect((await db().session.findUniqueOrThrow({ where: { id: session.id } })).endedAt).not.toBeNull();
    expect(await archive(true)).toMatchObject({ code: "household-archived" });
    await expect(
      book(activity, family, [{ child: 0, date: "2026-12-08", state: "REQUESTED" }]),
    ).rejects.toThrow();
    expect(await unarchiveHousehold(stranger, { householdId })).toMatchObject({ code: "not-found" });
    expect(await unarchiveHousehold(agent, { householdId })).toEqual({ ok: true });
    expect((await familyDetail(agent, householdId))?.status).toBe("ACTIVE");
  });

  test("leaves the lists, and comes back into them on demand", async () => {
    const lastName = `Archive${newId().replace(/\W|\d/g, "")}`;
    const { householdId } = await makeFamily([activity.structureId], { adults: [{ lastName }] });
    await archiveHousehold(agent, { householdId, reason: "Parti", cancelAhead: false });
    const total = async (archives?: "oui") =>
      (await listFamilies(agent, { ...familyFilters.parse({}), q: lastName, archives })).total;
    expect([await total(), await total("oui")]).toEqual([0, 1]);
  });
});

describe("splitting", () => {
  const split = (family: TestFamily, places: ("reste" | "part" | "deux")[], actor = agent, adults = [1]) =>
    splitHousehold(actor, {
      householdId: family.householdId,
      adultIds: adults.map((index) => family.adults[index]!.adultId),
      children: family.childIds.map((childId, index) => ({ childId, place: places[index]! })),
      address: "3 rue Neuve",
      postalCode: "38140",
      city: "Valmont-sur-Isère",
    });
  const family = () =>
    makeFamily([activity.structureId], {
      adults: [{ firstName: "Claire" }, { firstName: "Paul" }],
      children: ["Léa", "Noé", "Zoé"].map((firstName) => child({ firstName })),
    });

  test("gives each child the homes chosen, and what goes with it", async () => {
    const before = await family();
    const { householdId } = before;
    await book(activity, before, [
      { child: 0, date: "2026-11-19", state: "RESERVED" },
      { child: 1, date: "2026-11-12", state: "RESERVED" },
      { child: 1, date: "2026-11-19", state: "RESERVED" },
    ]);
    const person = await db().authorisedPerson.create({
      data: {
        householdId,
        firstName: "Ami",
        lastName: "Voisin",
        createdAt: new Date(),
        children: { create: [{ childId: before.childIds[1]! }] },
      },
    });
    const result = await split(before, ["reste", "part", "deux"]);
    if (!result.ok) throw new Error(result.code);
    const made = result.value.householdId;
    const names = async (id: string) => {
      const detail = await familyDetail(agent, id);
      return [detail?.adults, detail?.children].map((people) =>
        people?.map(({ firstName }) => firstName).sort(),
      );
    };
    expect(await names(householdId)).toEqual([["Claire"], ["Léa", "Zoé"]]);
    expect(await names(made)).toEqual([["Paul"], ["Noé", "Zoé"]]);
    const rows = await db().reservation.findMany({
      where: { childId: before.childIds[1]! },
      orderBy: { date: "asc" },
    });
    expect(rows.map((row) => row.householdId)).toEqual([householdId, made]);
    const gone = await db().authorisedPerson.findUniqueOrThrow({ where: { id: person.id } });
    expect(gone.removedAt).not.toBeNull();
    expect(await unsoundDays()).toEqual([]);
    expect((await familyDetail(agent, made))?.quotients).toEqual([]);
  });

  test("is refused for nobody, for everybody, for a third home, and to others", async () => {
    const given = await family();
    const [first] = given.childIds as [string];
    const all = ["reste", "reste", "reste"] as ("reste" | "deux")[];
    expect(await split(given, all, agent, [])).toMatchObject({ code: "split-adults" });
    expect(await split(given, all, agent, [0, 1])).toMatchObject({ code: "split-adults" });
    expect(await split(given, all, stranger)).toMatchObject({ code: "not-found" });
    await makeFamily([activity.structureId], { children: [child({ childId: first })] });
    expect(await split(given, ["deux", "reste", "reste"])).toMatchObject({
      fields: { [`enfants.${first}`]: "child-two-homes" },
    });
    const part = { ...given, childIds: given.childIds.slice(1) };
    expect(await split(part, all)).toMatchObject({ code: "split-nobody" });
  });
});

describe("the search", () => {
  const mark = `Q${newId().replace(/\W|\d/g, "").slice(0, 6)}`;
  beforeAll(async () => {
    await makeFamily([activity.structureId], {
      adults: [
        { firstName: "Éloïse", lastName: `Garcia-${mark}` },
        { firstName: "Jean", lastName: "N’Diaye" },
      ],
      children: [child({ firstName: "Léa", lastName: `Martin ${mark}` })],
    });
  });
  const total = async (q: string) => (await listFamilies(agent, { ...familyFilters.parse({}), q })).total;

  test.each([
    ["another order", "martin lea"],
    ["accents", "ÉLOISE"],
    ["words of several people", "eloise lea"],
    ["two letters swapped", "gracia"],
    ["a letter wrong", "garsia"],
    ["a letter missing", "matin lea"],
    ["an apostrophe", "n diaye jean"],
    ["the beginning of names", "elo gar"],
  ])("forgives %s", async (_what, words) => {
    expect(await total(`${words} ${mark}`)).toBe(1);
  });

  test("asks for every word, and for single letters only where there is nothing else", async () => {
    expect(await total(`lea ${mark} inconnu`)).toBe(0);
    expect(await total(`${mark} ${mark} ${mark} a b c d e f g h`)).toBe(1);
  });
});
