import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { sendCells } from "@/lib/reservations/commands";
import { type CellWish, sendSchema } from "@/lib/reservations/schema";
import { createWeek, deleteWeek, renameWeek } from "@/lib/weeks/commands";
import { bookedWeeks, myWeeks, repeatRecap, weekChoices } from "@/lib/weeks/queries";
import { MAX_WEEKS, type Repeat, type WeekCell } from "@/lib/weeks/schema";
import { child, makeActivity, makeFamily, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { book, press } from "./reservations-books";
import { setting } from "./reservations-scenes";

const slotOf = async (activityId: string) => (await db().slot.findFirstOrThrow({ where: { activityId } })).id;

/** A family of two children in a town whose meals are open from Monday to Friday. */
async function scene(town = {}) {
  const children = [child(), child({ firstName: "Tom", birthDate: "2016-02-03" })];
  const set = await setting(town, { children, adults: [{}, { firstName: "Paul" }] });
  const slotId = await slotOf(set.activityId);
  const repeat: Repeat = {
    weekId: null,
    ...{ childIds: set.family.childIds, slotIds: [slotId], weekdays: [1, 4] },
    ...{ firstDay: "2026-11-23", lastDay: "2026-12-11", rhythm: "toutes" },
  };
  const cells: WeekCell[] = set.family.childIds.map((childId) => ({ childId, slotId, weekday: 2 }));
  return { ...set, slotId, repeat, cells, other: parentOf(set.family, 1) };
}

async function recapOf(parent: ReturnType<typeof parentOf>, repeat: Repeat) {
  const recap = await repeatRecap(parent, repeat);
  if (!recap.ok) throw new Error(recap.code);
  return recap.value;
}

/** The recap in words: by child, days to send, days to wait for, and days ignored. */
const wordsOf = (recap: Awaited<ReturnType<typeof recapOf>>) =>
  Object.fromEntries(
    recap.map(({ firstName, slots, ignored }) => [
      firstName,
      {
        days: slots.flatMap(({ days }) => days.map(({ date }) => date)),
        waits: slots.flatMap(({ waits }) => waits.map(({ date }) => date)),
        ignored: ignored.map(({ date, because }) => `${date} ${because}`),
      },
    ]),
  );

const DAYS = ["2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07", "2026-12-10"];

describe("a repetition", () => {
  it("asks for each day of the children named, and its boxes can be sent as they are", async () => {
    const { parent, repeat } = await scene();
    const recap = await recapOf(parent, repeat);
    const each = { days: DAYS, waits: [], ignored: [] };
    expect(wordsOf(recap)).toEqual({ Léa: each, Tom: each });
    const values = recap.flatMap(({ slots }) => slots.flatMap(({ days }) => days.map(({ value }) => value)));
    const { cellule } = sendSchema.parse({ cellule: values, vue: "periode", date: "2026-11-23" });
    expect(await press(parent, ...cellule)).toEqual(values.map(() => "requested"));
    const again = wordsOf(await recapOf(parent, repeat));
    expect(again.Léa).toMatchObject({ days: [], ignored: DAYS.map((date) => `${date} already-asked`) });
  });

  it("writes nothing by itself", async () => {
    const { parent, repeat } = await scene();
    await recapOf(parent, repeat);
    expect(await db().reservation.count({ where: { householdId: parent.householdId } })).toBe(0);
    expect(await db().reservationRequest.count({ where: { householdId: parent.householdId } })).toBe(0);
  });

  it("says why days are left out, and offers to wait for full ones", async () => {
    const { parent, repeat, family, day, structureId, activityId } = await scene({ capacity: 1 });
    await db().activity.update({ where: { id: activityId }, data: { waitMode: "AUTOMATIC" } });
    const close = { open: false, closedReason: "STRUCTURE" as const };
    await db().slotDay.update({ where: { id: day("2026-11-30") }, data: close });
    const neighbour = await makeFamily([structureId]);
    await press(parentOf(neighbour), book(neighbour.childIds[0]!, day("2026-12-03")));
    const one = { ...repeat, childIds: [family.childIds[0]!] };
    const { Léa } = wordsOf(await recapOf(parent, one));
    expect(Léa).toEqual({
      days: ["2026-11-23", "2026-11-26", "2026-12-07", "2026-12-10"],
      waits: ["2026-12-03"],
      ignored: ["2026-11-30 closed"],
    });
    await db().activity.update({ where: { id: activityId }, data: { waitMode: "NONE" } });
    const without = wordsOf(await recapOf(parent, one));
    expect(without.Léa).toMatchObject({ waits: [], ignored: ["2026-11-30 closed", "2026-12-03 full"] });
  });

  it("asks for one place of the last for one child only", async () => {
    const { parent, repeat } = await scene({ capacity: 1 });
    const recap = wordsOf(await recapOf(parent, repeat));
    expect([...recap.Léa!.days, ...recap.Tom!.days].sort()).toEqual(DAYS);
  });

  it("asks again for a day that was cancelled, with the version that stands", async () => {
    const { parent, repeat, childId, day } = await scene();
    await press(parent, book(childId, day("2026-11-23")));
    const { id, version } = await db().reservation.findFirstOrThrow({ where: { childId } });
    await press(parent, { kind: "withdraw", reservationId: id, version });
    const [léa] = await recapOf(parent, { ...repeat, childIds: [childId], lastDay: "2026-11-23" });
    const values = léa!.slots.flatMap(({ days }) => days.map(({ value }) => value));
    expect(values).toEqual([`book.${childId}.${day("2026-11-23")}.2`]);
  });

  it("knows even and odd weeks", async () => {
    const { parent, repeat } = await scene();
    const even = wordsOf(await recapOf(parent, { ...repeat, rhythm: "paires" }));
    expect(even.Léa!.days).toEqual(["2026-11-23", "2026-11-26", "2026-12-07", "2026-12-10"]);
  });

  it("keeps the weeks of custody, for a child of two homes only", async () => {
    const { parent, repeat, childId, structureId } = await scene();
    await makeFamily([structureId], { children: [child({ childId })] });
    const holidays = { kind: "as-weeks" };
    const pattern = { kind: "alternate-weeks", evenWeeks: 1, changeDay: 1, changeTime: "07:00", holidays };
    const since = { validFrom: new Date("2026-09-01"), createdAt: new Date("2026-09-01") };
    await db().custodyPlan.create({ data: { childId, pattern, ...since } });
    const { children } = await weekChoices(parent);
    expect(children.find(({ id }) => id === childId)?.shared).toBe(true);
    expect(children.filter(({ shared }) => shared)).toHaveLength(1);
    const even = ["2026-11-23", "2026-11-26", "2026-12-07", "2026-12-10"];
    const own = wordsOf(await recapOf(parent, { ...repeat, rhythm: "garde" }));
    expect(own).toEqual({
      Léa: { days: even, waits: [], ignored: [] },
      Tom: { days: DAYS, waits: [], ignored: [] },
    });
    const all = wordsOf(await recapOf(parent, repeat));
    expect(all.Léa!.ignored).toEqual(["2026-11-30 other-home", "2026-12-03 other-home"]);
  });

  it("reads a term of two children in as many statements as one day of one", async () => {
    const { parent, repeat, childId } = await scene();
    const count = async (asked: Repeat) => {
      const query = vi.spyOn(pg.Client.prototype, "query");
      try {
        await recapOf(parent, asked);
        return query.mock.calls.length;
      } finally {
        query.mockRestore();
      }
    };
    const small = await count({ ...repeat, childIds: [childId], weekdays: [1], lastDay: "2026-11-23" });
    const large = await count({ ...repeat, weekdays: [1, 2, 3, 4, 5], lastDay: "2026-12-31" });
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(8);
  });

  it("refuses more days than one sending takes", async () => {
    const slots = Array.from({ length: 20 }, (_, index) => {
      const hour = String(index + 1).padStart(2, "0");
      return { name: `Heure ${hour}`, startsAt: `${hour}:00`, endsAt: `${hour}:30` };
    });
    const { parent, family, activityId } = await scene({ slots, lastDay: "2027-03-31" });
    const ids = (await db().slot.findMany({ where: { activityId } })).map(({ id }) => id);
    const weekdays = [1, 2, 3, 4, 5];
    const span = { firstDay: "2026-11-16", lastDay: "2027-10-31", rhythm: "toutes" } as const;
    const all: Repeat = { weekId: null, childIds: family.childIds, slotIds: ids, weekdays, ...span };
    const held = await repeatRecap(parent, { ...all, lastDay: "2026-11-20" });
    expect(held.ok).toBe(true);
    expect(await repeatRecap(parent, all)).toMatchObject({ ok: false, code: "too-many-cells" });
  });

  it("finds nothing of somebody else: child, slot, usual week", async () => {
    const { repeat, cells, parent } = await scene();
    const stranger = await scene();
    expect(await recapOf(stranger.parent, repeat)).toEqual([]);
    const [own] = await recapOf(stranger.parent, { ...stranger.repeat, slotIds: repeat.slotIds });
    expect(own).toMatchObject({ slots: [], ignored: [] });
    await createWeek(parent, { name: "École", cells });
    const weekId = (await myWeeks(parent))[0]!.id;
    expect(await recapOf(stranger.parent, { ...stranger.repeat, weekId })).toEqual([]);
  });
});

describe("usual weeks", () => {
  it("are kept for both adults, renamed, applied and removed", async () => {
    const { parent, other, cells, repeat } = await scene();
    expect(await createWeek(parent, { name: "École", cells: [...cells, ...cells] })).toMatchObject({
      ok: true,
    });
    const [week] = await myWeeks(other);
    expect(week).toMatchObject({ name: "École", cells });
    expect(await renameWeek(other, { id: week!.id, name: "Semaine d’école" })).toMatchObject({ ok: true });
    const recap = wordsOf(await recapOf(parent, { ...repeat, weekId: week!.id, childIds: [] }));
    expect(recap.Tom!.days).toEqual(["2026-11-24", "2026-12-01", "2026-12-08"]);
    expect(await deleteWeek(other, { id: week!.id })).toMatchObject({ ok: true });
    expect(await deleteWeek(other, { id: week!.id })).toMatchObject({ ok: false, code: "not-found" });
    expect(await myWeeks(parent)).toEqual([]);
  });

  it("bear different names in a household, whatever the case", async () => {
    const { parent, cells } = await scene();
    const taken = { ok: false, fields: { nom: "week-name-taken" } };
    await createWeek(parent, { name: "École", cells });
    expect(await createWeek(parent, { name: "ÉCOLE", cells })).toMatchObject(taken);
    await createWeek(parent, { name: "Vacances", cells });
    const [, week] = await myWeeks(parent);
    const other = (await myWeeks(parent)).find(({ name }) => name === "Vacances")!;
    expect(week).toBeTruthy();
    expect(await renameWeek(parent, { id: other.id, name: "école" })).toMatchObject(taken);
    const stranger = await scene();
    expect(await createWeek(stranger.parent, { name: "École", cells: stranger.cells })).toMatchObject({
      ok: true,
    });
  });

  it("hold no child and no slot of somebody else", async () => {
    const { parent, cells, structureId, childId } = await scene();
    const stranger = await scene();
    const elsewhere = await makeActivity(stranger.structureId);
    const foreign = await slotOf(elsewhere.activityId);
    const refused = { ok: false, code: "not-found" };
    expect(await createWeek(parent, { name: "A", cells: stranger.cells })).toMatchObject(refused);
    const mixed = [...cells, { childId, slotId: foreign, weekday: 1 }];
    expect(await createWeek(parent, { name: "A", cells: mixed })).toMatchObject(refused);
    expect(structureId).not.toBe(stranger.structureId);
    expect(await myWeeks(parent)).toEqual([]);
  });

  it("of another household cannot be renamed or removed", async () => {
    const { parent, cells } = await scene();
    await createWeek(parent, { name: "École", cells });
    const [week] = await myWeeks(parent);
    const { parent: stranger } = await scene();
    const refused = { ok: false, code: "not-found" };
    expect(await renameWeek(stranger, { id: week!.id, name: "Prise" })).toMatchObject(refused);
    expect(await deleteWeek(stranger, { id: week!.id })).toMatchObject(refused);
    expect(await myWeeks(parent)).toHaveLength(1);
    expect(await myWeeks(stranger)).toEqual([]);
  });

  it("hide a child from an adult whose authority over it is withdrawn", async () => {
    const { parent, other, family, cells, repeat } = await scene();
    await createWeek(parent, { name: "École", cells });
    await setAuthority(other.adultId, family.childIds[0]!, "WITHDRAWN");
    const [week] = await myWeeks(other);
    expect(week!.cells.map(({ childId }) => childId)).toEqual([family.childIds[1]]);
    expect(Object.keys(wordsOf(await recapOf(other, repeat)))).toEqual(["Tom"]);
    expect(await createWeek(other, { name: "Autre", cells })).toMatchObject({ ok: false });
  });

  it("are twenty at most, even when many are kept at once", async () => {
    const { parent, other, cells } = await scene();
    const names = Array.from({ length: MAX_WEEKS + 4 }, (_, index) => `Semaine ${index}`);
    const kept = await Promise.all(
      names.map((name, index) => createWeek(index % 2 ? parent : other, { name, cells })),
    );
    expect(kept.filter(({ ok }) => ok)).toHaveLength(MAX_WEEKS);
    expect(kept.filter((it) => !it.ok && it.code === "too-many-weeks")).toHaveLength(4);
  });

  it("begin from a week that is booked", async () => {
    const { parent, childId, slotId, day } = await scene();
    const wishes: CellWish[] = [book(childId, day("2026-11-24")), book(childId, day("2026-11-26"))];
    await sendCells(parent, wishes);
    expect(await bookedWeeks(parent)).toEqual([
      {
        monday: "2026-11-23",
        cells: expect.arrayContaining([
          { childId, slotId, weekday: 2 },
          { childId, slotId, weekday: 4 },
        ]),
      },
    ]);
  });
});
