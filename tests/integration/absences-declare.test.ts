import { beforeEach, describe, expect, test } from "vitest";
import { declareAbsence, withdrawAbsence } from "@/lib/absences/commands";
import { absentOn, staffAbsences } from "@/lib/absences/queries";
import { db } from "@/lib/db";
import { setNow } from "../clock";
import { child, makeFamily, makeStaff, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import {
  absenceIds,
  absentees,
  cells,
  declarableDays,
  declare,
  declared,
  eventsOf,
  FRIDAY,
  lettersOf,
  MONDAY,
  ownAbsences,
  reserve,
  THURSDAY,
  TUESDAY,
  whysOf,
} from "./absences-scenes";

const STRICT = { carenceDays: 1, proofDays: 3 };

beforeEach(() => setNow("2026-11-16T09:00:00+01:00"));

describe("declared days", () => {
  test("count at once by their reason, in one declaration and one event a child; the place stays held", async () => {
    const { claire, leas, toms, family, agent } = await absentees();
    const answer = await declare(claire, [...leas.slice(0, 2), toms[0]!], "strike");
    expect(answer).toMatchObject({ ok: true, value: { days: 3, already: 0 } });
    expect(await lettersOf(leas)).toBe("AJ AJ – – –");
    expect(await lettersOf(toms)).toBe("AJ – – – –");
    expect(await eventsOf(family)).toEqual(["declared", "declared"]);
    const rows = await db().reservation.findMany({ where: { id: { in: leas } }, include: { slotDay: true } });
    expect(rows.map(({ state, version, holds }) => [state, version, holds])).toEqual(
      rows.map(() => ["RESERVED", 1, true]),
    );
    expect((await absentOn(agent, MONDAY)).map(({ child: name, status }) => [name, status])).toEqual([
      ["Léa Martin", "ABSENT_JUSTIFIED"],
      ["Tom Martin", "ABSENT_JUSTIFIED"],
    ]);
    const { declarations } = await staffAbsences(agent, { filter: "toutes", today: MONDAY });
    expect(declarations.map((one) => [one.child, one.days.length]).sort()).toEqual([
      ["Léa Martin", 2],
      ["Tom Martin", 1],
    ]);
  });

  test("are billed where the reason is not accepted, and wait for a proof where one is asked for", async () => {
    const { claire, leas, toms } = await absentees(STRICT);
    await declare(claire, leas.slice(0, 1), "family");
    expect([await lettersOf(leas), await whysOf(claire)]).toEqual(["AI – – – –", "reason"]);
    await declare(claire, toms.slice(0, 3));
    expect([await lettersOf(toms), await whysOf(claire)]).toEqual([
      "AI AJ AJ – –",
      "carence awaited awaited",
    ]);
    const { declarations } = await ownAbsences(claire);
    expect(declarations[0]).toMatchObject({ proofDueOn: "2026-11-19", mayProve: true, by: "Claire Martin" });
  });

  test("are one absence with what was declared before or after them", async () => {
    const { claire, paul, leas } = await absentees({ carenceDays: 2 });
    await declare(claire, leas.slice(1, 3));
    expect(await lettersOf(leas)).toBe("– AI AI – –");
    await declare(paul, leas.slice(3));
    expect(await lettersOf(leas)).toBe("– AI AI AJ AJ");
    await declare(claire, leas.slice(0, 1));
    expect(await lettersOf(leas)).toBe("AI AI AJ AJ AJ");
  });

  test("of neighbours that both adults declare at once have their carence once", async () => {
    const { claire, paul, leas } = await absentees({ carenceDays: 1 });
    await Promise.all(leas.map((id, index) => declare(index % 2 ? paul : claire, [id])));
    expect(await lettersOf(leas)).toBe("AI AJ AJ AJ AJ");
  });

  test("are too late to prove when they are declared after the proof was due", async () => {
    setNow("2026-11-25T09:00:00+01:00");
    const { claire, leas } = await absentees({ proofDays: 2 });
    await declare(claire, leas.slice(0, 1));
    expect([await lettersOf(leas), await whysOf(claire)]).toEqual(["AI – – – –", "expired"]);
  });

  test("are those that can be declared, and no longer once they are", async () => {
    const { claire, leas, toms, ...scene } = await absentees();
    await reserve(scene.family, scene.lea, scene, ["2026-11-23"], { attendance: "PRESENT" });
    await reserve(scene.family, scene.lea, scene, ["2026-11-24"], { state: "REQUESTED" });
    await declare(claire, leas);
    const { days, today, children, activities } = await declarableDays(claire);
    expect(days.map(({ reservationId }) => reservationId)).toEqual(toms);
    expect([today, children.map(({ name }) => name)]).toEqual([MONDAY, ["Tom"]]);
    expect(activities).toMatchObject([{ name: scene.name, rule: { proofDays: 3, carenceDays: 0 } }]);
  });
});

describe("nothing is declared", () => {
  const nothing = async (ids: readonly string[]) => {
    expect(await db().absenceDeclaration.count({ where: { days: { some: {} } } })).toBe(before);
    expect(await lettersOf(ids)).toBe(ids.map(() => "–").join(" "));
  };
  let before = 0;
  beforeEach(async () => {
    before = await db().absenceDeclaration.count();
  });

  test.each([
    ["REQUESTED", "absence-requested"],
    ["WAITLISTED", "absence-requested"],
    ["CANCEL_REQUESTED", "absence-cancelling"],
    ["REFUSED", "absence-changed"],
    ["CANCELLED", "absence-changed"],
  ] as const)("of a day that is %s: it says which and what to do", async (state, code) => {
    const { claire, leas, lea, family, ...scene } = await absentees();
    const other = await reserve(family, lea, scene, ["2026-11-24"], { state });
    expect(await declare(claire, [...leas, ...other])).toMatchObject({
      code,
      params: { child: "Léa", date: "2026-11-24" },
    });
    await nothing(leas);
  });

  test("of a day noted as present, too old, too far, or that changed since it was seen", async () => {
    const { claire, leas, lea, family, ...scene } = await absentees();
    const [present] = await reserve(family, lea, scene, ["2026-11-24"], { attendance: "PRESENT" });
    expect(await declare(claire, [present!])).toMatchObject({ code: "absence-present" });
    expect(await declareAbsence(claire, { cells: cells(leas, 2), reason: "other", note: "" })).toMatchObject({
      code: "absence-changed",
      params: { date: MONDAY },
    });
    setNow("2026-12-18T09:00:00+01:00");
    expect(await declare(claire, leas.slice(0, 1))).toMatchObject({ code: "absence-too-old" });
    expect(await declare(claire, leas.slice(1, 2))).toMatchObject({ ok: true });
    setNow("2026-10-01T09:00:00+02:00");
    const [far] = await reserve(family, lea, scene, ["2026-12-01"]);
    expect(await declare(claire, [far!])).toMatchObject({ code: "absence-too-far" });
    expect(await lettersOf([far!, leas[0]!])).toBe("– –");
  });

  test("of another family's child, another home's booking, or a child that is no longer the adult's", async () => {
    const { claire, paul, leas, lea, family, ...scene } = await absentees();
    const strangers = await makeFamily([scene.structureId]);
    const father = await makeFamily([scene.structureId], {
      adults: [{ firstName: "Marc" }],
      children: [child({ childId: lea })],
    });
    const theirs = await reserve(father, lea, scene, ["2026-11-24"]);
    expect(await declare(parentOf(strangers), leas)).toMatchObject({ code: "not-found" });
    expect(await declare(parentOf(father), leas.slice(0, 1))).toMatchObject({ code: "not-found" });
    expect(await declare(claire, [...leas, ...theirs])).toMatchObject({ code: "not-found" });
    await setAuthority(family.adults[1]!.adultId, lea, "WITHDRAWN");
    expect(await declare(paul, leas)).toMatchObject({ code: "not-found" });
    expect((await declarableDays(paul)).children.map(({ name }) => name)).toEqual(["Tom"]);
    await db().household.update({ where: { id: family.householdId }, data: { status: "ARCHIVED" } });
    expect(await declare(claire, leas)).toMatchObject({ code: "not-found" });
    await nothing([...leas, ...theirs]);
  });
});

describe("two at once", () => {
  test("declare the same days once: the other is told, or adds what is left", async () => {
    const { claire, paul, leas, family } = await absentees();
    const both = await Promise.all([declare(claire, leas), declare(paul, leas)]);
    expect(both.map((one) => (one.ok ? one.value.days : one.code)).sort()).toEqual([5, "absence-already"]);
    expect(await db().absence.count({ where: { reservationId: { in: leas } } })).toBe(5);
    expect(await eventsOf(family)).toEqual(["declared"]);
  });

  test("of which one comes later leave what stands, and add the rest", async () => {
    const { claire, paul, leas } = await absentees();
    await declare(claire, leas.slice(0, 2));
    expect(await declare(paul, leas)).toMatchObject({ value: { days: 3, already: 2 } });
  });
});

describe("withdrawn days", () => {
  test("are expected again, before their slot begins; the days after them begin the carence anew", async () => {
    const { claire, leas, family } = await absentees({ carenceDays: 1 });
    const [declaration] = await declared(claire, leas);
    const ids = await absenceIds(declaration!);
    expect(await lettersOf(leas)).toBe("AI AJ AJ AJ AJ");
    expect((await ownAbsences(claire)).declarations[0]?.withdrawable).toEqual(ids);
    expect(await withdrawAbsence(claire, ids.slice(0, 1))).toMatchObject({ ok: true });
    expect(await lettersOf(leas)).toBe("– AI AJ AJ AJ");
    expect(await eventsOf(family)).toEqual(["declared", "withdrawn"]);
    expect(await declare(claire, leas.slice(0, 1))).toMatchObject({ ok: true });
    expect(await lettersOf(leas)).toBe("AI AJ AJ AJ AJ");
  });

  test("are refused once the slot began, to another family, and twice", async () => {
    const { claire, leas, structureId } = await absentees();
    const [declaration] = await declared(claire, leas);
    const ids = await absenceIds(declaration!);
    setNow("2026-11-17T11:45:00+01:00");
    expect(await withdrawAbsence(claire, ids)).toMatchObject({
      code: "absence-started",
      params: { date: MONDAY },
    });
    expect(await withdrawAbsence(claire, ids.slice(1, 2))).toMatchObject({ params: { date: TUESDAY } });
    expect((await ownAbsences(claire)).declarations[0]?.withdrawable).toEqual(ids.slice(2));
    const stranger = parentOf(await makeFamily([structureId]));
    expect(await withdrawAbsence(stranger, ids.slice(2))).toMatchObject({ code: "not-found" });
    expect(await withdrawAbsence(claire, [])).toMatchObject({ code: "not-found" });
    expect(await withdrawAbsence(claire, ids.slice(3))).toMatchObject({ ok: true });
    expect(await withdrawAbsence(claire, ids.slice(3))).toMatchObject({ code: "not-found" });
    expect(await lettersOf(leas)).toBe("AJ AJ AJ – –");
  });
});

describe("staff see", () => {
  test("the days of their own structures only, by day or all", async () => {
    const { claire, leas, agent, ...scene } = await absentees();
    await declare(claire, leas, "strike");
    const far = await makeStaff([(await absentees()).structureId], ["REQUESTS"]);
    expect(await absentOn(far, TUESDAY)).toEqual([]);
    expect((await absentOn(agent, TUESDAY)).map(({ activity }) => activity)).toEqual([scene.name]);
    const on = (date: string) => staffAbsences(agent, { filter: "jour", today: MONDAY, date });
    expect((await on(FRIDAY)).declarations).toHaveLength(1);
    expect((await on("2026-11-23")).declarations).toEqual([]);
    expect((await staffAbsences(far, { filter: "toutes", today: MONDAY })).declarations).toEqual([]);
    expect((await staffAbsences(agent, { filter: "toutes", today: MONDAY, page: 2 })).declarations).toEqual(
      [],
    );
    expect((await staffAbsences(agent, { filter: "verifier", today: THURSDAY })).declarations).toEqual([]);
  });
});
