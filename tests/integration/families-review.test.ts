import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { mergeHouseholds, setRights, undoMerge, withdrawAuthority } from "@/lib/families/commands";
import { healthSheet, tripSheet } from "@/lib/sheets/commands";
import { child, makeFamily, makeStaff, makeStructure, makeTown, type TestActivity } from "../factories";
import { setAuthority } from "../factories/authority";
import { makeDouble } from "../factories/doubles";
import { pdfBytes } from "../factories/files";
import { readPdf } from "../unit/print/read-pdf";

let activity: TestActivity;
let agent: StaffActor;
beforeAll(async () => {
  activity = await makeTown({ capacity: 100 });
  agent = await makeStaff([activity.structureId], ["FAMILIES", "HEALTH"]);
});

describe("a merge after which a judge withdrew authority", () => {
  const double = () =>
    makeDouble(activity, agent.staffId, {
      adults: [{ firstName: "Claire", hasLogin: true }],
      children: ["Léa"],
      booked: [],
      hasQuotient: false,
    });

  test.each([true, false])(
    "cannot be undone: authority would come back (both children known: %s)",
    async (same) => {
      const [kept, merged] = [await double(), await double()];
      if (!same)
        await db().child.update({ where: { id: merged.childIds[0]! }, data: { nameKey: "tom double" } });
      const result = await mergeHouseholds(agent, { keptId: kept.householdId, mergedId: merged.householdId });
      if (!result.ok) throw new Error(result.code);
      const adultId = kept.adults[0]!.adultId;
      const ties = await db().guardianship.findMany({ where: { adultId } });
      const { childId } = same ? ties[0]! : ties.find((tie) => tie.childId === merged.childIds[0])!;
      const judgment = { name: "jugement.pdf", bytes: await pdfBytes("Jugement") };
      const tie = { householdId: kept.householdId, adultId, childId };
      expect(await withdrawAuthority(agent, tie, judgment)).toMatchObject({ ok: true });
      expect(await undoMerge(agent, { mergeId: result.value.mergeId })).toEqual({
        ok: false,
        code: "merge-changed",
      });
      expect(
        await db().guardianship.findMany({ where: { childId, parentalAuthority: "WITHDRAWN" } }),
      ).toHaveLength(1);
    },
  );
});

test("an adult whose authority stays withdrawn may neither collect nor be called", async () => {
  const family = await makeFamily([activity.structureId], { adults: [{}, { firstName: "Karim" }] });
  const [adultId, childId] = [family.adults[1]!.adultId, family.childIds[0]!];
  await setAuthority(adultId, childId, "WITHDRAWN");
  const keep = {
    adultId,
    authority: "KEEP",
    mayCollect: true,
    emergencyContact: true,
    payerShare: 0,
  } as const;
  const first = { adultId: family.adults[0]!.adultId, authority: "YES", mayCollect: true } as const;
  const rights = [{ ...first, emergencyContact: true, payerShare: 10_000 }, keep];
  expect(await setRights(agent, { householdId: family.householdId, childId, rights })).toMatchObject({
    ok: true,
  });
  expect(
    await db().guardianship.findUnique({ where: { adultId_childId: { adultId, childId } } }),
  ).toMatchObject({ parentalAuthority: "WITHDRAWN", mayCollect: false, emergencyContact: false });
});

test("nobody whom a home authorised collects the child once all of that home lost their authority", async () => {
  const home = await makeFamily([activity.structureId]);
  const noe = home.childIds[0]!;
  const away = await makeFamily([await makeStructure()], {
    adults: [{ firstName: "Marc" }],
    children: [child({ childId: noe })],
  });
  await db().authorisedPerson.create({
    data: {
      householdId: away.householdId,
      firstName: "Odette",
      lastName: "Grand",
      phone: "+33644444444",
      mayCollect: true,
      emergencyContact: true,
      createdAt: new Date("2026-11-01T08:00:00Z"),
      children: { create: { childId: noe } },
    },
  });
  const trip = { activityId: activity.activityId, date: "2026-11-24", place: "", childIds: [noe] };
  const told = async () => {
    const made = await tripSheet(agent, trip);
    if (!made.ok) throw new Error(made.code);
    const sheets = [await readPdf((await healthSheet(agent, noe))!.bytes), await readPdf(made.value.bytes)];
    return sheets.map(({ text }) => text.includes("Odette"));
  };
  expect(await told()).toEqual([true, true]);
  await setAuthority(away.adults[0]!.adultId, noe, "WITHDRAWN");
  expect(await told()).toEqual([false, false]);
});
