import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { decideQueue } from "@/lib/requests/commands";
import { QUEUE_LENGTH, queue, queueCounts } from "@/lib/requests/queries";
import { decideSchema, itemValue, type QueueItem } from "@/lib/requests/schema";
import { waitingRequests } from "@/lib/reservations/queries";
import { setNow } from "../clock";
import {
  admin,
  child,
  makeActivity,
  makeFamilies,
  makeFamily,
  makeStaff,
  makeTown,
  parentOf,
  staffOf,
  type TestActivity,
  type TestFamily,
} from "../factories";
import { makeSignUp } from "../factories/signups";
import { book, expectSoundBooks, press, reservationOf, wishOn } from "./reservations-books";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const NOW = "2026-11-16T09:00:00+01:00";
const at = (time: string) => setNow(`2026-11-16T${time}:00+01:00`);

afterEach(async () => {
  setNow(NOW);
  await expectSoundBooks();
});

let town: TestActivity;
let agent: StaffActor;
beforeEach(async () => {
  town = await makeTown();
  agent = await staffOf(town.structureId);
});

/** A family of this name that asks for days at a time of the morning. */
async function asks(lastName: string, time: string, dates = [TUESDAY], activity = town): Promise<TestFamily> {
  const family = await makeFamily([activity.structureId], {
    adults: [{ lastName }],
    children: [child({ lastName })],
  });
  at(time);
  await press(parentOf(family), ...dates.map((date) => book(family.childIds[0]!, activity.day(date))));
  setNow(NOW);
  return family;
}

const requestOf = async (
  { householdId }: TestFamily,
  state: "REQUESTED" | "CANCEL_REQUESTED" = "REQUESTED",
) => {
  const { requestId } = await db().reservation.findFirstOrThrow({ where: { householdId, state } });
  return { kind: "request" as const, id: requestId, state };
};
const cellOf = async ({ childIds }: TestFamily, date = TUESDAY) => ({
  kind: "cell" as const,
  id: (await reservationOf(childIds[0]!, town.day(date)))!.id,
});
const stateOf = async (family: TestFamily, date = TUESDAY) =>
  (await reservationOf(family.childIds[0]!, town.day(date)))?.state;
const accept = (staff: StaffActor, ...items: QueueItem[]) => decideQueue(staff, { items, accept: true });
const refuse = (staff: StaffActor, ...items: QueueItem[]) =>
  decideQueue(staff, { items, accept: false, reason: "Complet." });
const report = (counts: object) => ({
  ok: true,
  value: { accepted: 0, refused: 0, already: 0, full: 0, waitlisted: 0, emailTaken: 0, ...counts },
});
const names = async (staff = agent, type: Parameters<typeof queue>[1] = "toutes") =>
  (await queue(staff, type)).map((entry) =>
    entry.type === "sign-up" ? entry.person.email : entry.household,
  );

describe("the queue", () => {
  test("shows the oldest first, whatever they are", async () => {
    await asks("Troisième", "08:30");
    await asks("Première", "08:10");
    at("08:20");
    const { email } = await makeSignUp(town.structureId);
    expect(await names()).toEqual(["Première", email, "Troisième"]);
  });

  test("shows one sending as one entry with its days, and what is left of it", async () => {
    const family = await asks("Martin", "08:00", [THURSDAY, TUESDAY]);
    const [entry] = await queue(agent, "toutes");
    expect(entry).toMatchObject({
      type: "request",
      kind: "REQUESTED",
      householdId: family.householdId,
      createdAt: new Date("2026-11-16T08:00:00+01:00"),
      cells: [TUESDAY, THURSDAY].map((date) => ({
        child: "Léa Martin",
        activity: town.name,
        slot: "Repas",
        date,
        held: 1,
        capacity: 10,
      })),
    });
    await accept(agent, await cellOf(family));
    const left = await queue(agent, "toutes");
    expect(left).toMatchObject([{ cells: [{ date: THURSDAY }] }]);
    await press(parentOf(family), await wishOn("withdraw", family.childIds[0]!, town.day(THURSDAY)));
    expect(await queue(agent, "toutes")).toEqual([]);
  });

  test("shows what is asked again where it is now, not where it was", async () => {
    const first = await asks("Ancienne", "08:00");
    await asks("Moyenne", "08:10");
    at("08:20");
    await press(parentOf(first), await wishOn("withdraw", first.childIds[0]!, town.day(TUESDAY)));
    await press(parentOf(first), book(first.childIds[0]!, town.day(TUESDAY), 2));
    expect(await names()).toEqual(["Moyenne", "Ancienne"]);
  });

  test("filters by kind and counts each one", async () => {
    const family = await asks("Annule", "08:00", [TUESDAY, THURSDAY]);
    await accept(agent, await requestOf(family));
    at("08:30");
    await press(parentOf(family), await wishOn("cancel", family.childIds[0]!, town.day(TUESDAY)));
    await asks("Demande", "08:10", [TUESDAY, THURSDAY]);
    at("08:20");
    const { email } = await makeSignUp(town.structureId);
    expect(await names(agent, "toutes")).toEqual(["Demande", email, "Annule"]);
    expect(await names(agent, "reservations")).toEqual(["Demande"]);
    expect(await names(agent, "annulations")).toEqual(["Annule"]);
    expect(await names(agent, "inscriptions")).toEqual([email]);
    expect(await queueCounts(agent)).toEqual({
      ...{ signUps: 1, requests: 2, cancellations: 1, inQueue: 4 },
      ...{ waitlisted: 0, toAllocate: null, absences: 0, enrolments: 0, files: 0, pieces: 0, total: 4 },
    });
  });

  test("of one structure is invisible to another, even in a sending over both", async () => {
    const elsewhere = await makeTown();
    const family = await makeFamily([town.structureId, elsewhere.structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, town.day(TUESDAY)), book(childId, elsewhere.day(TUESDAY)));
    const other = await staffOf(elsewhere.structureId);
    expect(await queue(agent, "toutes")).toMatchObject([{ cells: [{ activity: town.name }] }]);
    expect(await queue(other, "toutes")).toMatchObject([{ cells: [{ activity: elsewhere.name }] }]);
    expect(await queueCounts(other)).toMatchObject({ requests: 1, total: 1 });
    expect(
      (await queue(await admin(), "toutes")).filter(
        (e) => "householdId" in e && e.householdId === family.householdId,
      ),
    ).toMatchObject([{ cells: [{}, {}] }]);

    expect(await accept(agent, await requestOf(family))).toEqual(report({ accepted: 1 }));
    expect(await stateOf(family)).toBe("RESERVED");
    expect((await reservationOf(childId, elsewhere.day(TUESDAY)))?.state).toBe("REQUESTED");
    const mail = await db().mail.findFirstOrThrow({ where: { householdId: family.householdId } });
    expect(JSON.stringify(mail.params)).not.toContain(elsewhere.name);
  });

  test("has its oldest entries on the page, however many wait", async () => {
    const big = await makeActivity(town.structureId, { capacity: 100 });
    const families = await makeFamilies(
      [town.structureId],
      Array.from({ length: QUEUE_LENGTH + 5 }, (_, index) => ({ adults: [{ lastName: `Foyer ${index}` }] })),
    );
    for (const family of families) await press(parentOf(family), book(family.childIds[0]!, big.day(TUESDAY)));
    expect(await names()).toEqual(families.slice(0, QUEUE_LENGTH).map((_, index) => `Foyer ${index}`));
    expect((await queueCounts(agent)).requests).toBe(QUEUE_LENGTH + 5);
    expect(await waitingRequests(agent, { limit: 2, kind: "REQUESTED" })).toHaveLength(2);
  });

  test("opens to nobody without the permission", async () => {
    const staff = await makeStaff([town.structureId], ["FAMILIES"]);
    await expect(queue(staff, "toutes")).rejects.toThrow(NotAllowed);
    expect(await queueCounts(staff)).toMatchObject({ inQueue: 0, total: 0 });
    const trainer = await makeStaff([town.structureId], ["HEALTH"]);
    await expect(queueCounts(trainer)).rejects.toThrow(NotAllowed);
    await expect(accept(staff, { kind: "cell", id: newId() })).rejects.toThrow(NotAllowed);
  });
});

describe("deciding from the queue", () => {
  test("takes sign-ups, sendings and single days together", async () => {
    const whole = await asks("Entière", "08:00", [TUESDAY, THURSDAY]);
    const part = await asks("Partielle", "08:10", [TUESDAY, THURSDAY]);
    const signUp = await makeSignUp(town.structureId);
    expect(
      await accept(agent, { kind: "sign-up", id: signUp.id }, await requestOf(whole), await cellOf(part)),
    ).toEqual(report({ accepted: 4 }));
    expect([await stateOf(whole), await stateOf(whole, THURSDAY), await stateOf(part)]).toEqual(
      Array(3).fill("RESERVED"),
    );
    expect(await stateOf(part, THURSDAY)).toBe("REQUESTED");
    expect(await db().mail.count({ where: { householdId: whole.householdId } })).toBe(1);
    expect(await db().decision.count({ where: { staffId: agent.staffId } })).toBe(1);
  });

  test("counts a day ticked with its sending once", async () => {
    const family = await asks("Double", "08:00", [TUESDAY, THURSDAY]);
    expect(await refuse(agent, await requestOf(family), await cellOf(family))).toEqual(
      report({ refused: 2 }),
    );
    expect((await reservationOf(family.childIds[0]!, town.day(TUESDAY)))?.reason).toBe("Complet.");
  });

  test("says when everything ticked was decided by somebody else", async () => {
    const family = await asks("Rapide", "08:00");
    const request = await requestOf(family);
    await accept(await staffOf(town.structureId), request);
    expect(await refuse(agent, request)).toEqual({ ok: false, code: "already-decided" });
    expect(await refuse(agent, await cellOf(family))).toEqual(report({ already: 1 }));
    expect(await stateOf(family)).toBe("RESERVED");
  });

  test("says so too when something else could be decided", async () => {
    const [fast, slow] = [await asks("Rapide", "08:00"), await asks("Lente", "08:10")];
    const signUp = await makeSignUp(town.structureId);
    const [request, other] = [await requestOf(fast), await requestOf(slow)];
    await accept(await staffOf(town.structureId), request);
    expect(await refuse(agent, request, other)).toEqual(report({ refused: 1, already: 1 }));
    expect(await refuse(agent, request, { kind: "sign-up", id: signUp.id })).toEqual(
      report({ refused: 1, already: 1 }),
    );
  });

  test("asks by two agents at once: each day is decided once and both know", async () => {
    const families = [await asks("Une", "08:00", [TUESDAY, THURSDAY]), await asks("Deux", "08:10")];
    const items = await Promise.all(families.map((family) => requestOf(family)));
    const other = await staffOf(town.structureId);
    const both = await Promise.all([accept(agent, ...items), refuse(other, ...items.toReversed())]);
    const decided = both.map((result) =>
      result.ok ? result.value.accepted + result.value.refused : result.code,
    );
    expect([
      [0, 3],
      [3, "already-decided"],
    ]).toContainEqual(decided.toSorted());
    expect(
      new Set(
        await Promise.all([stateOf(families[0]!), stateOf(families[0]!, THURSDAY), stateOf(families[1]!)]),
      ).size,
    ).toBe(1);
  });

  test("decides nothing of another structure, whatever is named", async () => {
    const family = await asks("Martin", "08:00");
    const stranger = await staffOf((await makeTown()).structureId);
    const signUp = await makeSignUp(town.structureId);
    expect(await accept(stranger, await requestOf(family))).toEqual({ ok: false, code: "already-decided" });
    expect(await accept(stranger, await cellOf(family))).toEqual({ ok: false, code: "not-found" });
    expect(await accept(stranger, { kind: "sign-up", id: signUp.id })).toEqual({
      ok: false,
      code: "not-found",
    });
    expect(await accept(agent, { kind: "cell", id: newId() })).toEqual({ ok: false, code: "not-found" });
    expect(await stateOf(family)).toBe("REQUESTED");
  });

  test("tells what was done even when a day beside it is not the actor's", async () => {
    const signUp = await makeSignUp(town.structureId);
    const unknown = { kind: "cell" as const, id: newId() };
    expect(await accept(agent, { kind: "sign-up", id: signUp.id }, unknown)).toEqual(report({ accepted: 1 }));
  });
});

describe("the form of a decision", () => {
  const cell = itemValue({ kind: "cell", id: newId() });
  const codes = (form: object) => {
    const parsed = decideSchema.safeParse({ demande: cell, decision: "valider", ...form });
    return parsed.success
      ? null
      : parsed.error.issues.map(({ path, message }) => `${path.slice(0, 1).join()}: ${message}`);
  };

  test("reads back what the boxes hold", () => {
    const items: QueueItem[] = [
      { kind: "sign-up", id: newId() },
      { kind: "request", id: newId(), state: "CANCEL_REQUESTED" },
      { kind: "cell", id: newId() },
    ];
    const form = { demande: items.map(itemValue), decision: "refuser", motif: "  Complet.  " };
    expect(decideSchema.parse(form)).toEqual({ items, accept: false, reason: "Complet." });
  });

  test.each([
    [{}, null],
    [{ demande: [] }, ["demande: nothing-ticked"]],
    [{ demande: undefined }, ["demande: nothing-ticked"]],
    [{ demande: "cell" }, ["demande: invalid"]],
    [{ demande: `${cell}.REQUESTED` }, ["demande: invalid"]],
    [{ demande: `request.${newId()}` }, ["demande: invalid"]],
    [{ demande: `request.${newId()}.RESERVED` }, ["demande: invalid"]],
    [{ demande: `everything.${newId()}` }, ["demande: invalid"]],
    [{ demande: Array(1_001).fill(cell) }, ["demande: too-many"]],
    [{ decision: "peut-être" }, ["decision: choose-one"]],
    [{ decision: "refuser" }, ["motif: reason-required"]],
    [{ decision: "refuser", motif: " \n " }, ["motif: reason-required"]],
    [{ decision: "refuser", motif: "x".repeat(501) }, ["motif: too-long"]],
    [{ decision: "refuser", motif: "\u0000" }, ["motif: bad-characters"]],
  ])("%j", (form, expected) => {
    expect(codes(form)).toEqual(expected);
  });
});
