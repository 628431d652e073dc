import { describe, expect, test } from "vitest";
import { NotAllowed } from "@/lib/actor";
import { db, isUniqueViolation, transaction } from "@/lib/db";
import { createFamily } from "@/lib/families/commands";
import { familyDetail, listFamilies } from "@/lib/families/queries";
import { type FamilyFilters, familyFilters, type NewFamily } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import { visitorFrom } from "../factories/accounts";
import { makeAgent, makeHousehold, makeLeisure, newHousehold } from "../factories/families";

const child = (given: Partial<ReturnType<typeof newHousehold>["children"][number]> = {}) => ({
  ...newHousehold({ structureIds: [] }).children[0]!,
  ...given,
});
const adult = (given: Partial<ReturnType<typeof newHousehold>["adults"][number]> = {}) => ({
  ...newHousehold({ structureIds: [] }).adults[0]!,
  ...given,
});
const filters = (given: Partial<FamilyFilters> = {}): FamilyFilters => ({
  ...familyFilters.parse({}),
  ...given,
});

async function setting() {
  const structure = await makeLeisure();
  return { structure, agent: await makeAgent([structure.id]) };
}

describe("storing households", () => {
  test("a second home of a child has rank 2, no share of the cost, and no second enrolment", async () => {
    const { structure } = await setting();
    const structureIds = [structure.id];
    const first = await makeHousehold({ structureIds });
    const childId = first.childIds[0]!;
    const second = await makeHousehold({ structureIds, children: [child({ childId })] });
    const stored = await db().child.findUniqueOrThrow({
      where: { id: childId },
      include: { households: { orderBy: { rank: "asc" } }, guardianships: true, enrolments: true },
    });
    expect(stored.households.map(({ householdId }) => householdId)).toEqual([
      first.householdId,
      second.householdId,
    ]);
    const shareOf = (adultId: string) =>
      stored.guardianships.find((right) => right.adultId === adultId)?.payerShare;
    expect([first, second].map(({ adultIds }) => shareOf(adultIds[0]!))).toEqual([10_000, 0]);
    expect(stored.enrolments).toHaveLength(1);
  });

  test("a third home is refused by the database", async () => {
    const { structure } = await setting();
    const structureIds = [structure.id];
    const { childIds } = await makeHousehold({ structureIds });
    const children = [child({ childId: childIds[0]! })];
    await makeHousehold({ structureIds, children });
    await expect(makeHousehold({ structureIds, children })).rejects.toSatisfy(isUniqueViolation);
  });

  test("of two adults with one e-mail, whatever its case, the first has the login", async () => {
    const { structure } = await setting();
    const email = `${newId()}@exemple.test`;
    const adults = [adult({ email: email.toUpperCase() }), adult({ firstName: "Paul", email })];
    const { accountIds } = await makeHousehold({ structureIds: [structure.id], adults });
    expect(accountIds.map((id) => id !== null)).toEqual([true, false]);
  });

  test("a child that no group takes is not enrolled", async () => {
    const { structure } = await setting();
    const children = [child({ birthDate: "2026-01-01" }), child({ birthDate: "2021-12-31" })];
    const { childIds } = await makeHousehold({ structureIds: [structure.id], children });
    const enrolments = await db().enrolment.findMany({
      where: { childId: { in: childIds } },
      include: { group: true },
    });
    expect(enrolments.map(({ childId, group }) => [childId, group.name])).toEqual([
      [childIds[1], "Maternelle"],
    ]);
  });
});

describe("the list of families", () => {
  test("finds adults and children without accents or order, e-mails, phones and references", async () => {
    const { structure, agent } = await setting();
    const structureIds = [structure.id];
    const wanted = await makeHousehold({
      structureIds,
      externalRef: `REF-${newId()}`,
      adults: [
        adult({
          firstName: "Zoé",
          lastName: "N’Diaye-Lœuil",
          email: `zoe.${newId()}@exemple.test`,
          phone: "+33639987788",
        }),
      ],
      children: [child({ firstName: "Maëlys", lastName: "Quéré" })],
    });
    await makeHousehold({ structureIds });
    const { externalRef } = await db().household.findUniqueOrThrow({ where: { id: wanted.householdId } });
    for (const q of [
      "ndiaye",
      "NDIAYE LOEUIL",
      "loeuil zoe",
      "n'diayé loeil",
      "maelys quere",
      "quere",
      "zoe.0",
      "06 39 98 77 88",
      "+33 6 39 98 77 88",
      externalRef!.toLowerCase(),
    ]) {
      const { families, total } = await listFamilies(agent, filters({ q }));
      expect([q, total, families[0]?.id]).toEqual([q, 1, wanted.householdId]);
    }
    for (const q of ["%", "_", "zzz", "'); DROP", "\\"]) {
      expect([q, (await listFamilies(agent, filters({ q }))).total]).toEqual([q, 0]);
    }
  });

  test("shows the agent's own structures only, the administrator everything", async () => {
    const { structure, agent } = await setting();
    const other = await makeLeisure();
    const both = await makeHousehold({ structureIds: [structure.id, other.id] });
    const elsewhere = await makeHousehold({ structureIds: [other.id] });
    const seen = await listFamilies(agent, filters());
    expect(seen).toMatchObject({
      total: 1,
      families: [{ id: both.householdId, structures: [structure.name] }],
    });
    expect(await listFamilies(agent, filters({ structure: other.id }))).toMatchObject({ total: 0 });
    const admin = await makeAgent("admin");
    const inOther = await listFamilies(admin, filters({ structure: other.id }));
    expect(inOther.families.map(({ id }) => id).sort()).toEqual(
      [both.householdId, elsewhere.householdId].sort(),
    );
  });

  test("has fifty families on a page, in the order of names, and leaves archived ones out", async () => {
    const { structure, agent } = await setting();
    const names = Array.from(
      { length: 52 },
      (_, index) => `${"éabc"[index % 4]}${String(index).padStart(2, "0")}`,
    );
    const ids = [];
    for (const lastName of names) {
      const { householdId } = await makeHousehold({
        structureIds: [structure.id],
        adults: [adult({ lastName })],
      });
      ids.push(householdId);
    }
    await db().household.update({ where: { id: ids[1] }, data: { status: "ARCHIVED" } });
    const first = await listFamilies(agent, filters());
    const second = await listFamilies(agent, filters({ page: 2 }));
    expect([first.families.length, first.total, second.families.length]).toEqual([50, 51, 1]);
    const shown = [...first.families, ...second.families].map(({ adults }) => adults[0]?.lastName);
    const plain = (name: string) => name.replace("é", "e");
    expect(shown).toEqual(
      names.filter((_, index) => index !== 1).sort((a, b) => (plain(a) < plain(b) ? -1 : 1)),
    );
  });

  test("nonsense in the address reads as nothing", () => {
    const nonsense = { q: ["a", "b"], structure: "x", etat: "y", page: "-3" };
    expect(familyFilters.parse(nonsense)).toEqual({ q: "", page: 1 });
  });
});

describe("one family", () => {
  test("does not exist for an agent of another structure, for nonsense, for nobody", async () => {
    const { structure, agent } = await setting();
    const stranger = await makeAgent([(await makeLeisure()).id]);
    const { householdId } = await makeHousehold({ structureIds: [structure.id] });
    expect(await familyDetail(agent, householdId)).toMatchObject({ id: householdId });
    expect(await familyDetail(stranger, householdId)).toBeNull();
    expect(await familyDetail(agent, "nonsense")).toBeNull();
    expect(await familyDetail(agent, newId())).toBeNull();
    const without = await makeAgent([structure.id], ["REQUESTS", "IMPORTS"]);
    for (const actor of [without, visitorFrom() as never]) {
      await expect(familyDetail(actor, householdId)).rejects.toThrow(NotAllowed);
      await expect(listFamilies(actor, filters())).rejects.toThrow(NotAllowed);
    }
  });

  test("tells of a child's other home only that it is, and leads there whoever sees that one too", async () => {
    const { structure, agent } = await setting();
    const elsewhere = await makeLeisure();
    const first = await makeHousehold({ structureIds: [structure.id] });
    const secret = "27 chemin du Secret";
    const second = await makeHousehold({
      structureIds: [elsewhere.id],
      address: secret,
      adults: [adult({ lastName: "Caché", phone: "+33639987777" })],
      children: [child({ childId: first.childIds[0]! })],
    });
    const seen = await familyDetail(agent, first.householdId);
    expect(seen?.children).toMatchObject([{ hasOtherHome: true, otherHouseholdId: null }]);
    expect(JSON.stringify(seen)).not.toMatch(/Caché|Secret|87777/);
    expect(JSON.stringify(seen)).not.toContain(elsewhere.name);
    const admin = await makeAgent("admin");
    const all = await familyDetail(admin, first.householdId);
    expect(all?.children).toMatchObject([{ otherHouseholdId: second.householdId }]);
  });

  test("names who created it", async () => {
    const { structure, agent } = await setting();
    const created = await createFamily(agent, newFamily(structure.id));
    if (!created.ok) throw new Error(created.code);
    const seen = await familyDetail(agent, created.value.householdId);
    expect(seen?.events).toMatchObject([{ kind: "household.created", by: "Agnès Petit" }]);
  });
});

function newFamily(structureId: string, given: Partial<NewFamily> = {}): NewFamily {
  const { adults, children, address, city } = newHousehold({ structureIds: [] });
  const lastName = newId();
  return {
    structureId,
    adults: adults.map(({ civility, firstName, email, phone }) => ({
      civility,
      firstName,
      lastName,
      email,
      phone,
    })),
    address,
    postalCode: "38470",
    city,
    children: children.map((one) => ({ ...one, schoolClass: "CE1" })),
    invite: false,
    duplicates: null,
    ...given,
  };
}

describe("creating a family", () => {
  test("stores it, active, and invites its adults if asked", async () => {
    const { structure, agent } = await setting();
    const without = { ...adult({ lastName: newId(), email: null }), phone: null };
    const family = newFamily(structure.id, { invite: true });
    const created = await createFamily(agent, { ...family, adults: [...family.adults, without] });
    if (!created.ok) throw new Error(created.code);
    const { householdId } = created.value;
    const stored = await db().household.findUniqueOrThrow({
      where: { id: householdId },
      include: { mails: true },
    });
    expect(stored).toMatchObject({
      status: "ACTIVE",
      mails: [{ template: "invitation", to: family.adults[0]?.email }],
    });
    const seen = await familyDetail(agent, householdId);
    expect(seen?.adults.map(({ state }) => state)).toEqual(["QUEUED", "NONE"]);
  });

  test("is refused in somebody else's structure, and in none", async () => {
    const { agent } = await setting();
    const elsewhere = await makeLeisure();
    const refusal = { ok: false, fields: { structure: "not-found" } };
    expect(await createFamily(agent, newFamily(elsewhere.id))).toMatchObject(refusal);
    expect(await createFamily(await makeAgent("admin"), newFamily(newId()))).toMatchObject(refusal);
    await expect(createFamily(visitorFrom() as never, newFamily(elsewhere.id))).rejects.toThrow(NotAllowed);
  });

  test("is refused with an e-mail that somebody has, or that both adults have, and an impossible birth", async () => {
    const { structure, agent } = await setting();
    const email = `${newId()}@exemple.test`;
    await makeHousehold({ structureIds: [structure.id], adults: [adult({ email })] });
    const one = newFamily(structure.id).adults[0]!;
    const cases: [Partial<NewFamily>, Record<string, string>][] = [
      [{ adults: [{ ...one, email }] }, { "responsables.0.email": "email-taken" }],
      [{ adults: [one, one] }, { "responsables.1.email": "email-twice" }],
      [
        { children: [{ ...child(), schoolClass: null, birthDate: "2026-11-17" }] },
        { "enfants.0.dateNaissance": "birth-in-future" },
      ],
    ];
    for (const [given, fields] of cases) {
      expect(await createFamily(agent, newFamily(structure.id, given))).toMatchObject({ ok: false, fields });
    }
  });

  test("asks first when it resembles a known family, naming only what the agent may see", async () => {
    const { structure, agent } = await setting();
    const phone = `+336399${String(Math.floor(Math.random() * 100_000)).padStart(5, "0")}`;
    const elsewhere = await makeLeisure();
    await makeHousehold({
      structureIds: [structure.id],
      adults: [adult({ firstName: "Nadia", lastName: "Vue", phone })],
    });
    await makeHousehold({ structureIds: [elsewhere.id], adults: [adult({ lastName: "Cachée", phone })] });
    const family = newFamily(structure.id);
    const alike = { ...family, adults: [{ ...family.adults[0]!, phone }] };
    expect(await createFamily(agent, alike)).toEqual({
      ok: false,
      code: "family-duplicates",
      params: { families: "Nadia Vue", named: 1, others: 1 },
      fields: { doublons: "choose-one" },
    });
    expect(await db().adult.count({ where: { phone } })).toBe(2);
    expect(await createFamily(agent, { ...alike, duplicates: "autres" })).toMatchObject({ ok: true });
  });

  test("joins a known child to its second home, or makes another child of that name, as staff answer", async () => {
    const { structure, agent } = await setting();
    const known = child();
    const first = await makeHousehold({ structureIds: [structure.id], children: [known] });
    const children = [{ ...known, lastName: known.lastName.toUpperCase(), schoolClass: null }];
    expect(await createFamily(agent, newFamily(structure.id, { children }))).toMatchObject({
      code: "family-duplicates",
    });
    const homonym = await createFamily(agent, newFamily(structure.id, { children, duplicates: "autres" }));
    if (!homonym.ok) throw new Error(homonym.code);
    expect((await familyDetail(agent, homonym.value.householdId))?.children[0]?.id).not.toBe(
      first.childIds[0],
    );
    await db().household.delete({ where: { id: homonym.value.householdId } });
    await db().child.deleteMany({ where: { households: { none: {} } } });

    const joined = await createFamily(agent, newFamily(structure.id, { children, duplicates: "memes" }));
    if (!joined.ok) throw new Error(joined.code);
    expect((await familyDetail(agent, joined.value.householdId))?.children).toMatchObject([
      { id: first.childIds[0], hasOtherHome: true, otherHouseholdId: first.householdId },
    ]);
    expect(
      await createFamily(agent, newFamily(structure.id, { children, duplicates: "memes" })),
    ).toMatchObject({
      code: "child-two-homes",
    });
  });

  test("does not join a child of another structure, except by an administrator", async () => {
    const { structure, agent } = await setting();
    const elsewhere = await makeLeisure();
    const known = child();
    await makeHousehold({ structureIds: [elsewhere.id], children: [known] });
    const family = newFamily(structure.id, {
      children: [{ ...known, schoolClass: null }],
      duplicates: "memes",
    });
    expect(await createFamily(agent, family)).toMatchObject({ ok: false, code: "child-elsewhere" });
    expect(await createFamily(await makeAgent("admin"), family)).toMatchObject({ ok: true });
  });

  test("is refused, and does not fail, when its e-mail gets a login at the same moment", async () => {
    const { structure, agent } = await setting();
    const email = `${newId()}@exemple.test`;
    const family = newFamily(structure.id, {
      adults: [{ ...adult({ lastName: newId(), email }), phone: null }],
    });
    const creating = await transaction(async (tx) => {
      await tx.account.create({
        data: { email, staff: { create: { firstName: "Agnès", lastName: "Petit" } } },
      });
      const answer = createFamily(agent, family);
      // It has seen nothing of this login yet, and now waits for it.
      for (let waiting = 0; waiting === 0; ) {
        const rows = await db().$queryRaw<{ count: number }[]>`
          SELECT count(*)::int FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"account"%'`;
        waiting = rows[0]!.count;
      }
      return { answer };
    });
    expect(await creating.answer).toEqual({
      ok: false,
      code: "form-invalid",
      fields: { "responsables.0.email": "email-taken" },
    });
  });

  test("sent twice at once, it is created once", async () => {
    const { structure, agent } = await setting();
    const family = newFamily(structure.id, {
      adults: [{ ...adult({ lastName: newId(), email: null }), phone: null }],
    });
    const answers = await Promise.all([createFamily(agent, family), createFamily(agent, family)]);
    expect(answers.map((answer) => (answer.ok ? "created" : answer.code)).sort()).toEqual([
      "created",
      "family-duplicates",
    ]);
  });
});
