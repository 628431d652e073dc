import { beforeEach, describe, expect, test } from "vitest";
import { removePolicy, saveAbsenceRule, saveActivityRules, savePolicy } from "@/lib/activities/commands";
import { activityRules } from "@/lib/activities/queries";
import { absenceRuleForm, activityRulesForm } from "@/lib/activities/schema/rules-form";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { activityDeadlines } from "@/lib/deadlines/queries";
import { formValues, nestValues } from "@/lib/form-data";
import { newId } from "@/lib/ids";
import { sendCells } from "@/lib/reservations/commands";
import { child, makeFamily, makeStaff, makeTown, parentOf, dayBefore as sixOClock } from "../factories";
import { formData } from "../unit/deadlines/posted";
import { datesOf, dayBefore, policiesOf, posted, save, versionOf, weekBefore } from "./deadlines-scenes";

let activityId: string;
let structureId: string;
let agent: StaffActor;

/** Today is Monday 16 November 2026; the activity's only policy has counted since September. */
beforeEach(async () => {
  ({ activityId, structureId } = await makeTown());
  agent = await makeStaff([structureId], ["SETTINGS"]);
});

const ok = { ok: true };
const refused = (field: string, code: string) => ({ code: "form-invalid", fields: { [field]: code } });

describe("a new rule", () => {
  test("counts from its day on: the former one ends the day before", async () => {
    const saved = await save(agent, { activityId, version: 1, from: "2026-12-01", book: weekBefore("2") });
    expect(saved).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await datesOf(activityId)).toEqual(["2026-09-01 2026-11-30", "2026-12-01 …"]);
    const [former, next] = await policiesOf(activityId);
    expect(former?.book.limit).toEqual({ ...sixOClock().limit, counting: "calendar" });
    expect(next?.book.limit).toMatchObject({ kind: "weekday", weekday: 2, at: "23:59" });
    const events = await db().auditEvent.findMany({ where: { actorId: agent.accountId } });
    expect(events).toMatchObject([
      { kind: "activity.deadlines", details: { activityId, version: 2, validFrom: "2026-12-01" } },
    ]);
  });

  test("of a day on which one begins is written in its place; between two it lasts until the next", async () => {
    await save(agent, { activityId, version: 1, from: "2027-01-04" });
    await save(agent, { activityId, version: 2, from: "2026-12-01" });
    const again = await save(agent, {
      activityId,
      version: 3,
      from: "2026-12-01",
      book: weekBefore("5", "12:00"),
    });
    expect(again).toMatchObject(ok);
    expect(await datesOf(activityId)).toEqual([
      "2026-09-01 2026-11-30",
      "2026-12-01 2027-01-03",
      "2027-01-04 …",
    ]);
    expect((await policiesOf(activityId))[1]?.book.limit).toMatchObject({ weekday: 5, at: "12:00" });
  });

  test("may begin today and be written anew today, never before", async () => {
    expect(await save(agent, { activityId, version: 1, from: "2026-11-16" })).toMatchObject(ok);
    const again = await save(agent, { activityId, version: 2, from: "2026-11-16", book: weekBefore("1") });
    expect(again).toMatchObject(ok);
    expect(await datesOf(activityId)).toEqual(["2026-09-01 2026-11-15", "2026-11-16 …"]);
    for (const [from, code] of [
      ["2026-11-15", "policy-past"],
      ["2026-09-01", "policy-past"],
      ["2028-11-16", "policy-too-far"],
    ] as const) {
      const late = await save(agent, { activityId, version: 3, from });
      expect(late).toMatchObject(refused("debut", code));
    }
    expect(await versionOf(activityId)).toBe(3);
  });

  test("keeps payment in advance as it was, rule by rule", async () => {
    const [policy] = await policiesOf(activityId);
    const prepaid = { ...policy!.book, prepaid: true };
    await db().activityPolicy.update({ where: { id: policy!.id }, data: { bookRule: prepaid } });
    await save(agent, { activityId, version: 1, from: "2026-12-01" });
    await save(agent, { activityId, version: 2, from: "2026-12-01", book: weekBefore("2") });
    const kept = (await policiesOf(activityId)).map(({ book, cancel }) => [book.prepaid, cancel.prepaid]);
    expect(kept).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test("leaves what was asked and decided as it is", async () => {
    const town = await makeTown({ autoValidate: true });
    const family = await makeFamily([town.structureId], { children: [child()] });
    const staff = await makeStaff([town.structureId], ["SETTINGS"]);
    const cell = { childId: family.childIds[0]!, slotDayId: town.day("2026-12-01"), version: 0 };
    await sendCells(parentOf(family), [{ kind: "book", ...cell }]);
    const before = await db().reservation.findMany({ where: { childId: family.childIds[0]! } });
    expect(before).toHaveLength(1);
    await save(staff, { activityId: town.activityId, version: 1, from: "2026-11-16", book: weekBefore("2") });
    expect(await db().reservation.findMany({ where: { childId: family.childIds[0]! } })).toEqual(before);
  });
});

describe("a rule that has not begun", () => {
  const coming = async () => (await policiesOf(activityId)).at(-1)!;
  const remove = async (policyId: string, version: number) =>
    removePolicy(agent, { activityId, version, policyId });

  test("can be taken away: the one before goes on", async () => {
    await save(agent, { activityId, version: 1, from: "2027-01-04" });
    await save(agent, { activityId, version: 2, from: "2026-12-01" });
    const [, december] = await policiesOf(activityId);
    expect(await remove(december!.id, 3)).toMatchObject({ ok: true, value: { version: 4 } });
    expect(await datesOf(activityId)).toEqual(["2026-09-01 2027-01-03", "2027-01-04 …"]);
    expect(await remove((await coming()).id, 4)).toMatchObject(ok);
    expect(await datesOf(activityId)).toEqual(["2026-09-01 …"]);
  });

  test("is refused where it has begun, comes first, or is none of the activity", async () => {
    const [first] = await policiesOf(activityId);
    expect(await remove(first!.id, 1)).toMatchObject({ code: "policy-begun" });
    await save(agent, { activityId, version: 1, from: "2026-11-16" });
    expect(await remove((await coming()).id, 2)).toMatchObject({ code: "policy-begun" });
    const other = await makeTown();
    const [elsewhere] = await policiesOf(other.activityId);
    expect(await remove(elsewhere!.id, 2)).toMatchObject({ code: "not-found" });
    await db().activityPolicy.deleteMany({ where: { activityId } });
    await save(agent, { activityId, version: 2, from: "2026-12-01" });
    expect(await remove((await coming()).id, 3)).toMatchObject({ code: "policy-first" });
    expect(await versionOf(activityId)).toBe(3);
  });
});

const nested = (fields: Record<string, string>) => nestValues(formValues(formData(fields)));

const rules = (fields: Record<string, string> = {}, id = activityId) =>
  activityRulesForm.safeParse(
    nested({
      activite: id,
      version: "1",
      validation: "AUTOMATIC",
      places: "ALLOCATE",
      annulation: "AT_ONCE",
      attente: "OFFER",
      delai: "48",
      "semaine.min": "2",
      "semaine.max": "4",
      "periode.min": "",
      "periode.max": "30",
      ...fields,
    }),
  );

const absences = (fields: Record<string, string> = {}, id = activityId) =>
  absenceRuleForm.safeParse(
    nested({
      activite: id,
      version: "1",
      carence: "1",
      justificatif: "5",
      "motifs.illness": "PROOF",
      "motifs.strike": "YES",
      "motifs.teacher": "YES",
      "motifs.outing": "YES",
      "motifs.closure": "YES",
      "motifs.family": "NO",
      "motifs.other": "PROOF",
      ...fields,
    }),
  );

describe("how requests are treated", () => {
  test("is what the form says, and shown again", async () => {
    expect(await saveActivityRules(agent, rules().data!)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await activityRules(agent, activityId)).toMatchObject({
      activity: { id: activityId, version: 2 },
      rules: {
        autoValidate: true,
        capacityMode: "ALLOCATE",
        cancelMode: "AT_ONCE",
        waitMode: "OFFER",
        offerHours: 48,
        limits: { week: { min: 2, max: 4 }, period: { max: 30 } },
      },
    });
    const empty = { "semaine.min": "", "semaine.max": "", "periode.max": "", attente: "NONE", delai: "" };
    await saveActivityRules(agent, { ...rules(empty).data!, version: 2 });
    const again = await activityRules(agent, activityId);
    expect(again?.rules).toMatchObject({ limits: {}, waitMode: "NONE", offerHours: 24 });
    expect(await db().auditEvent.count({ where: { actorId: agent.accountId, kind: "activity.rules" } })).toBe(
      2,
    );
  });

  test.each([
    ["validation", "choose-one", { validation: "" }],
    ["places", "choose-one", { places: "LOTTERY" }],
    ["annulation", "choose-one", { annulation: "" }],
    ["attente", "choose-one", { attente: "" }],
    ["delai", "required", { delai: "" }],
    ["delai", "bad-number", { delai: "337" }],
    ["semaine.max", "bad-number", { "semaine.max": "8" }],
    ["semaine.min", "bad-number", { "semaine.min": "0" }],
    ["semaine.max", "limit-order", { "semaine.min": "5" }],
    ["periode.min", "bad-number", { "periode.min": "1.5" }],
  ])("%s: %s", (path, code, fields) => {
    const issues = rules(fields as never).error?.issues.map((it) => [it.path.join("."), it.message]);
    expect(issues?.[0]).toEqual([path, code]);
  });
});

test("every refusal is told at once", () => {
  const issues = rules({ delai: "999", "semaine.max": "9", places: "" }).error?.issues;
  expect(issues?.map(({ path }) => path.join(".")).sort()).toEqual(["delai", "places", "semaine.max"]);
});

describe("how absences count", () => {
  test("is what the form says, and shown again", async () => {
    expect((await activityRules(agent, activityId))?.absences).toMatchObject({
      carenceDays: 0,
      proofDays: 3,
    });
    expect(await saveAbsenceRule(agent, absences().data!)).toMatchObject({ ok: true, value: { version: 2 } });
    expect((await activityRules(agent, activityId))?.absences).toMatchObject({
      carenceDays: 1,
      proofDays: 5,
      reasons: {
        illness: { accepted: true, proof: true },
        strike: { accepted: true, proof: false },
        family: { accepted: false, proof: false },
        other: { accepted: true, proof: true },
      },
    });
  });

  test.each([
    ["carence", "bad-number", { carence: "11" }],
    ["justificatif", "required", { justificatif: "" }],
    ["justificatif", "bad-number", { justificatif: "61" }],
    ["motifs.illness", "choose-one", { "motifs.illness": "MAYBE" }],
  ])("%s: %s", (path, code, fields) => {
    const issues = absences(fields as never).error?.issues.map((it) => [it.path.join("."), it.message]);
    expect(issues?.[0]).toEqual([path, code]);
  });
});

describe("two agents, and other structures", () => {
  /** Every write, by whom, on which activity, with which version. */
  const writes = (actor: StaffActor, id: string, version: number) => ({
    policy: () => save(actor, { activityId: id, version, from: "2026-12-01", book: dayBefore("12:00") }),
    remove: () => removePolicy(actor, { activityId: id, version, policyId: newId() }),
    rules: () => saveActivityRules(actor, { ...rules({}, id).data!, version }),
    absences: () => saveAbsenceRule(actor, { ...absences({}, id).data!, version }),
  });

  test("of two at once one saves, the other is told and may insist with the newer version", async () => {
    const colleague = await makeStaff([structureId], ["SETTINGS"]);
    const answers = await Promise.all([
      writes(agent, activityId, 1).policy(),
      writes(colleague, activityId, 1).rules(),
      writes(colleague, activityId, 1).policy(),
      writes(agent, activityId, 1).absences(),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer).toMatchObject({ code: "settings-changed", values: { version: "2" } });
    }
    expect(await versionOf(activityId)).toBe(2);
    expect(await writes(colleague, activityId, 2).policy()).toMatchObject(ok);
  });

  test("nobody writes or reads the activity of another structure, nor one that is none", async () => {
    const other = await makeTown();
    const before = await policiesOf(other.activityId);
    for (const id of [other.activityId, newId()]) {
      for (const write of Object.values(writes(agent, id, 1))) {
        expect(await write()).toMatchObject({ code: "not-found" });
      }
      expect(await activityDeadlines(agent, id)).toBeNull();
      expect(await activityRules(agent, id)).toBeNull();
    }
    expect(await activityDeadlines(agent, "x' OR true --")).toBeNull();
    expect(await activityRules(agent, "../regles")).toBeNull();
    expect(await policiesOf(other.activityId)).toEqual(before);
    expect(await versionOf(other.activityId)).toBe(1);
  });

  test("who holds other permissions is let in nowhere", async () => {
    const clerk = await makeStaff([structureId], ["FAMILIES", "REQUESTS", "HEALTH", "DOCUMENTS", "IMPORTS"]);
    for (const write of Object.values(writes(clerk, activityId, 1))) {
      await expect(write()).rejects.toThrow(NotAllowed);
    }
    await expect(activityDeadlines(clerk, activityId)).rejects.toThrow(NotAllowed);
    await expect(activityRules(clerk, activityId)).rejects.toThrow(NotAllowed);
    await expect(savePolicy(clerk, posted({ activityId, version: 1 }))).rejects.toThrow(NotAllowed);
  });
});

test("the screen knows the policies, the next open days and the first slot", async () => {
  await save(agent, { activityId, version: 1, from: "2026-12-01" });
  const settings = await activityDeadlines(agent, activityId);
  expect(settings).toMatchObject({
    activity: { id: activityId, version: 2 },
    today: "2026-11-16",
    outlook: { slot: { name: "Repas", startsAt: "11:45" }, calendar: { timeZone: "Europe/Paris" } },
  });
  expect(settings?.policies.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    ["2026-09-01", "2026-11-30"],
    ["2026-12-01", null],
  ]);
  const { openDays, publicHolidays } = settings!.outlook.calendar;
  expect(openDays.has("2026-11-17")).toBe(true);
  expect(openDays.has("2026-12-25")).toBe(false);
  expect(publicHolidays.has("2026-12-25")).toBe(true);
});
