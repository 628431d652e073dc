import { afterEach, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { queueMail } from "@/lib/mails/commands";
import type { Verdict } from "@/lib/reservations/commands";
import {
  admin,
  child,
  makeFamily,
  makeStaff,
  makeStructure,
  type makeTown,
  parentOf,
  staffOf,
} from "../factories";
import { setAuthority } from "../factories/authority";
import { book, expectSoundBooks, heldOn, press, reservationOf, storyOf, wishOn } from "./reservations-books";
import { asked, decideOn, idOf, mailsTo, no, report, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const FRIDAY = "2026-11-27";

afterEach(expectSoundBooks);

describe("one decision", () => {
  test("is one row, one history row per day and one mail per adult with a login", async () => {
    const { agent, family, childId, day, name } = await asked(
      [FRIDAY, TUESDAY, THURSDAY],
      {},
      {
        adults: [
          { email: "a-mere@exemple.test" },
          { email: "b-pere@exemple.test", locale: "en" },
          { email: null },
          { email: "d-invite@exemple.test", password: false },
        ],
      },
    );
    const ids = await Promise.all([TUESDAY, THURSDAY, FRIDAY].map((date) => idOf(childId, day(date))));
    expect(await decideOn(agent, [ids[0]!, YES], [ids[1]!, no("Effectif atteint.")], [ids[2]!, YES])).toEqual(
      report({ accepted: 2, refused: 1 }),
    );

    const decisions = await db().decision.findMany({
      where: { staffId: agent.staffId },
      include: { history: true },
    });
    expect(decisions).toHaveLength(1);
    expect(decisions[0]!.history.map(({ to, reason, accountId }) => ({ to, reason, accountId }))).toEqual(
      expect.arrayContaining([
        { to: "RESERVED", reason: null, accountId: agent.accountId },
        { to: "REFUSED", reason: "Effectif atteint.", accountId: agent.accountId },
      ]),
    );
    expect(decisions[0]!.history).toHaveLength(3);
    const line = { activity: name, slot: "Repas", reason: null };
    const params = {
      children: [
        {
          name: "Léa",
          days: [
            { ...line, date: TUESDAY, outcome: "reserved" },
            { ...line, date: THURSDAY, outcome: "refused", reason: "Effectif atteint." },
            { ...line, date: FRIDAY, outcome: "reserved" },
          ],
        },
      ],
    };
    expect(await mailsTo(family)).toMatchObject([
      { template: "decision", to: "a-mere@exemple.test", locale: "fr", params, decisionId: decisions[0]!.id },
      { template: "decision", to: "b-pere@exemple.test", locale: "en", params, decisionId: decisions[0]!.id },
    ]);
    expect(await reservationOf(childId, day(THURSDAY))).toMatchObject({
      state: "REFUSED",
      holds: false,
      reason: "Effectif atteint.",
    });
    expect(await Promise.all([TUESDAY, THURSDAY, FRIDAY].map((date) => heldOn(day(date))))).toEqual([
      1, 0, 1,
    ]);
  });

  test("over two households tells each adult of their own days only", async () => {
    const { agent, family, structureId, childId, day } = await asked([TUESDAY, THURSDAY]);
    const father = await makeFamily([structureId], {
      children: [child({ childId }), child({ firstName: "Zéphyr" })],
      adults: [{ lastName: "Quincampoix" }],
    });
    const zephyr = father.childIds[1]!;
    await press(parentOf(father), book(childId, day(FRIDAY)), book(zephyr, day(TUESDAY)));
    const waiting = await db().reservation.findMany({ where: { state: "REQUESTED" } });
    await decideOn(agent, ...waiting.map(({ id }): [string, Verdict] => [id, no("Sortie annulée.")]));

    expect(await db().decision.count({ where: { staffId: agent.staffId } })).toBe(1);
    const [[toMother], [toFather]] = [await mailsTo(family), await mailsTo(father)];
    const days = (mail: typeof toMother) =>
      (mail!.params as { children: { name: string; days: { date: string }[] }[] }).children
        .map(({ name, days }) => [name, ...days.map(({ date }) => date)].join(" "))
        .sort();
    expect(days(toMother)).toEqual([`Léa ${TUESDAY} ${THURSDAY}`]);
    expect(days(toFather)).toEqual([`Léa ${FRIDAY}`, `Zéphyr ${TUESDAY}`]);
    expect(await mailsTo(family)).toHaveLength(1);
    expect(await mailsTo(father)).toHaveLength(1);
  });

  test("tells an adult nothing of a child over whom the authority was withdrawn", async () => {
    const { agent, family, parent, childId, day } = await asked(
      [TUESDAY],
      {},
      {
        adults: [{ email: "e-mere@exemple.test" }, { email: "f-pere@exemple.test" }],
        children: [child(), child({ firstName: "Tom" })],
      },
    );
    const tom = family.childIds[1]!;
    await setAuthority(family.adults[1]!.adultId, childId, "WITHDRAWN");
    await press(parent, book(tom, day(TUESDAY)));
    await decideOn(agent, [await idOf(childId, day(TUESDAY)), YES], [await idOf(tom, day(TUESDAY)), YES]);
    const names = (await mailsTo(family)).map(({ params }) =>
      (params as { children: { name: string }[] }).children.map(({ name }) => name).sort(),
    );
    expect(names).toEqual([["Léa", "Tom"], ["Tom"]]);

    await press(parent, await wishOn("cancel", childId, day(TUESDAY)));
    await decideOn(agent, [await idOf(childId, day(TUESDAY)), YES]);
    expect((await mailsTo(family)).map(({ to }) => to)).toEqual([
      "e-mere@exemple.test",
      "e-mere@exemple.test",
      "f-pere@exemple.test",
    ]);
  });

  test("tells an adult who was invited and has not signed in yet", async () => {
    const { agent, family, childId, day } = await asked(
      [TUESDAY],
      {},
      { adults: [{ email: "g-mere@exemple.test" }, { email: "h-invite@exemple.test", password: false }] },
    );
    const accountId = family.adults[1]!.accountId!;
    const mailId = await transaction((tx) =>
      queueMail(agent, tx, {
        template: "invitation",
        to: "h-invite@exemple.test",
        locale: "fr",
        params: { firstName: "Hugo" },
        accountId,
      }),
    );
    const expiresAt = new Date(Date.now() + 3_600_000);
    await db().token.create({
      data: { purpose: "INVITATION", secretHash: newId(), accountId, mailId, expiresAt },
    });
    await decideOn(agent, [await idOf(childId, day(TUESDAY)), YES]);
    expect((await mailsTo(family)).map(({ to }) => to)).toEqual([
      "g-mere@exemple.test",
      "h-invite@exemple.test",
    ]);
  });

  test("sends nothing to a household without a login", async () => {
    const { agent, family, childId, day } = await asked([TUESDAY]);
    await db().account.updateMany({
      where: { id: family.adults[0]!.accountId! },
      data: { passwordHash: null },
    });
    expect(await decideOn(agent, [await idOf(childId, day(TUESDAY)), YES])).toEqual(report({ accepted: 1 }));
    expect(await mailsTo(family)).toEqual([]);
  });
});

describe("cancellations", () => {
  async function cancelling(given: Parameters<typeof makeTown>[0] = {}) {
    const setting = await asked([TUESDAY], { autoValidate: true, ...given });
    await press(setting.parent, await wishOn("cancel", setting.childId, setting.day(TUESDAY)));
    return { ...setting, id: await idOf(setting.childId, setting.day(TUESDAY)) };
  }

  test("accepted, free the place for the next one", async () => {
    const { agent, structureId, family, childId, day, id } = await cancelling({ capacity: 1 });
    const other = await makeFamily([structureId]);
    const wish = book(other.childIds[0]!, day(TUESDAY));
    expect(await press(parentOf(other), wish)).toEqual(["full"]);
    expect(await decideOn(agent, [id, YES])).toEqual(report({ accepted: 1 }));
    expect(await heldOn(day(TUESDAY))).toBe(0);
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED > CANCEL_REQUESTED > CANCELLED");
    expect(JSON.stringify(await mailsTo(family))).toContain('"outcome":"cancelled"');
    expect(await press(parentOf(other), wish)).toEqual(["reserved"]);
  });

  test("refused, leave the day reserved with the reason", async () => {
    const { agent, family, childId, day, id } = await cancelling();
    expect(await decideOn(agent, [id, no("Trop tard pour le traiteur.")])).toEqual(report({ refused: 1 }));
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({
      state: "RESERVED",
      holds: true,
      reason: "Trop tard pour le traiteur.",
    });
    expect(await heldOn(day(TUESDAY))).toBe(1);
    expect(await mailsTo(family)).toMatchObject([
      { params: { children: [{ days: [{ outcome: "kept", reason: "Trop tard pour le traiteur." }] }] } },
    ]);
  });

  test("may be asked again after a refusal", async () => {
    const { agent, parent, childId, day, id } = await cancelling();
    await decideOn(agent, [id, no("Trop tard.")]);
    expect(await press(parent, await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["cancel-requested"]);
    expect(await decideOn(agent, [id, YES])).toEqual(report({ accepted: 1 }));
  });
});

describe("who decides", () => {
  test("of two members of staff at once, one wins and the other is told", async () => {
    const { structureId, agent, family, childId, day } = await asked([TUESDAY, THURSDAY, FRIDAY]);
    const other = await staffOf(structureId);
    const ids = await Promise.all([TUESDAY, THURSDAY, FRIDAY].map((date) => idOf(childId, day(date))));
    const reports = await Promise.all([
      decideOn(agent, ...ids.map((id): [string, Verdict] => [id, YES])),
      decideOn(other, ...ids.toReversed().map((id): [string, Verdict] => [id, no("Complet.")])),
    ]);
    expect(
      reports.map((r) => (r.ok ? [r.value.accepted + r.value.refused, r.value.already] : r.code)).sort(),
    ).toEqual([
      [0, 3],
      [3, 0],
    ]);
    expect(await mailsTo(family)).toHaveLength(1);
  });

  test("what is decided is not decided again", async () => {
    const { agent, childId, day } = await asked([TUESDAY]);
    const id = await idOf(childId, day(TUESDAY));
    await decideOn(agent, [id, no("Complet.")]);
    expect(await decideOn(agent, [id, YES])).toEqual(report({ already: 1 }));
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > REFUSED");
  });

  test("nobody of another structure: for them it does not exist", async () => {
    const { childId, day, structureId } = await asked([TUESDAY]);
    const id = await idOf(childId, day(TUESDAY));
    const stranger = await staffOf(await makeStructure());
    expect(await decideOn(stranger, [id, YES])).toEqual({ ok: false, code: "not-found" });
    const mine = await asked([TUESDAY]);
    const own = await idOf(mine.childId, mine.day(TUESDAY));
    expect(await decideOn(mine.agent, [id, YES], [own, YES])).toEqual(report({ accepted: 1 }));
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED");
    expect(await decideOn(await admin(), [id, YES])).toEqual(report({ accepted: 1 }));
    const withoutPermission = await makeStaff([structureId], ["FAMILIES"]);
    await expect(decideOn(withoutPermission, [id, YES])).rejects.toThrow(NotAllowed);
    await expect(decideOn(mine.parent as never, [id, YES])).rejects.toThrow(NotAllowed);
  });

  test("a permission in one structure says nothing about another", async () => {
    const { childId, day, structureId } = await asked([TUESDAY]);
    const elsewhere = await makeStructure();
    const staff = await makeStaff([elsewhere]);
    const both = {
      ...staff,
      grants: [...staff.grants, { structureId, permission: "FAMILIES" as const }],
    } as StaffActor;
    expect(await decideOn(both, [await idOf(childId, day(TUESDAY)), YES])).toEqual({
      ok: false,
      code: "not-found",
    });
  });
});
