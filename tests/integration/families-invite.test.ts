import { describe, expect, test } from "vitest";
import { NotAllowed } from "@/lib/actor";
import { db } from "@/lib/db";
import { inviteAdults, inviteListed } from "@/lib/families/commands";
import { familyDetail, listFamilies } from "@/lib/families/queries";
import {
  type FamilyFilters,
  familyFilters,
  type InviteReport,
  type LoginFilter,
  loginFilters,
} from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";
import { visitorFrom } from "../factories/accounts";
import {
  deliverInvitation,
  makeAgent,
  makeHousehold,
  makeLeisure,
  newHousehold,
} from "../factories/families";

const filters = (given: Partial<FamilyFilters> = {}): FamilyFilters => ({
  ...familyFilters.parse({}),
  ...given,
});
const NOTHING: InviteReport = { invited: 0, waiting: 0, active: 0, withoutEmail: [], remaining: 0 };
const report = (given: Partial<InviteReport>): Result<InviteReport> => ({
  ok: true,
  value: { ...NOTHING, ...given },
});
const mailsOf = (householdId: string) =>
  db().mail.findMany({ where: { householdId }, orderBy: { id: "asc" } });

async function setting() {
  const structure = await makeLeisure();
  const agent = await makeAgent([structure.id]);
  const makeFamily = () => makeHousehold({ structureIds: [structure.id] });
  return { structure, agent, makeFamily };
}

async function states(agent: Awaited<ReturnType<typeof makeAgent>>, householdId: string) {
  return (await familyDetail(agent, householdId))?.adults.map(({ state }) => state);
}

describe("inviting", () => {
  test("writes one mail per adult who has a login, with its job and its line of history, and no secret", async () => {
    const { structure, agent } = await setting();
    const adults = ["Claire", "Paul"].map((firstName) => ({
      ...newHousehold({ structureIds: [] }).adults[0]!,
      firstName,
    }));
    const { householdId, adultIds } = await makeHousehold({ structureIds: [structure.id], adults });
    expect(await inviteAdults(agent, { householdIds: [householdId] })).toEqual(report({ invited: 2 }));
    const mails = await mailsOf(householdId);
    expect(mails.map(({ to, template, params, status }) => [to, template, params, status])).toEqual(
      adults.map(({ email, firstName }) => [email, "invitation", { firstName }, "QUEUED"]),
    );
    const jobs = await db().$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker.jobs WHERE key = ANY(${mails.map(({ id }) => id)}::text[])`;
    expect(jobs).toHaveLength(2);
    const events = await db().auditEvent.findMany({ where: { householdId, kind: "household.invited" } });
    expect(events.map(({ actorId, details }) => [actorId, details])).toEqual(
      adultIds.map((adultId) => [agent.accountId, { adultId }]),
    );
  });

  test("tells who has no e-mail and who has an account already, and writes to neither", async () => {
    const { structure, agent, makeFamily } = await setting();
    const [one] = newHousehold({ structureIds: [] }).adults;
    const without = await makeHousehold({
      structureIds: [structure.id],
      adults: [{ ...one!, firstName: "Sans", lastName: "Adresse", email: null }],
    });
    const active = await makeFamily();
    await db().account.update({ where: { id: active.accountIds[0]! }, data: { passwordHash: "a hash" } });
    const householdIds = [without.householdId, active.householdId];
    expect(await inviteAdults(agent, { householdIds })).toEqual(
      report({ active: 1, withoutEmail: ["Sans Adresse"] }),
    );
    expect(await states(agent, without.householdId)).toEqual(["NONE"]);
    expect(await states(agent, active.householdId)).toEqual(["ACTIVE"]);
    expect([await mailsOf(without.householdId), await mailsOf(active.householdId)]).toEqual([[], []]);
  });

  test("pressed twice, even at once, sends one mail while it waits; later, a new one", async () => {
    const { agent, makeFamily } = await setting();
    const { householdId, adultIds, accountIds } = await makeFamily();
    const press = () => inviteAdults(agent, { adultIds });
    const answers = await Promise.all([press(), press(), press()]);
    const invited = answers.map((answer) => (answer.ok ? answer.value.invited : -1));
    expect(invited.sort()).toEqual([0, 0, 1]);
    expect(await mailsOf(householdId)).toHaveLength(1);

    await deliverInvitation(accountIds[0]!);
    expect(await press()).toEqual(report({ invited: 1 }));
    expect(await mailsOf(householdId)).toHaveLength(2);
    await deliverInvitation(accountIds[0]!);
    const tokens = await db().token.findMany({
      where: { accountId: accountIds[0]! },
      orderBy: { id: "asc" },
    });
    expect(tokens.map(({ voidedAt }) => voidedAt === null)).toEqual([false, true]);
    expect(await states(agent, householdId)).toEqual(["SENT"]);
  });

  test("is refused for nobody, for strangers to the structure, and invites nobody then", async () => {
    const { agent, makeFamily } = await setting();
    const own = await makeFamily();
    const other = await makeHousehold({ structureIds: [(await makeLeisure()).id] });
    const archived = await makeFamily();
    await db().household.update({ where: { id: archived.householdId }, data: { status: "ARCHIVED" } });
    expect(await inviteAdults(agent, {})).toMatchObject({ code: "nothing-selected" });
    for (const wanted of [
      { householdIds: [own.householdId, other.householdId] },
      { adultIds: [own.adultIds[0]!, other.adultIds[0]!] },
      { adultIds: archived.adultIds },
      { householdIds: [newId()] },
    ]) {
      expect(await inviteAdults(agent, wanted)).toMatchObject({ ok: false, code: "not-found" });
    }
    expect(await mailsOf(own.householdId)).toEqual([]);
    const refused = visitorFrom() as never;
    await expect(inviteAdults(refused, { householdIds: [own.householdId] })).rejects.toThrow(NotAllowed);
    await expect(inviteListed(refused, filters())).rejects.toThrow(NotAllowed);
  });
});

describe("where an invitation stands", () => {
  const cases = [
    ["SENT", "envoyee", {}],
    ["FAILED", "echec", { status: "FAILED" }],
    ["EXPIRED", "expiree", { expiresIn: -1_000 }],
    ["EXPIRED", "expiree", { voided: true }],
    ["USED", "utilisee", { used: true }],
  ] as const;

  test.each(cases)("is %s and found under « %s »", async (state, etat, delivery) => {
    const { agent, makeFamily } = await setting();
    const { householdId, accountIds } = await makeFamily();
    await inviteAdults(agent, { householdIds: [householdId] });
    await deliverInvitation(accountIds[0]!, delivery);
    expect(await states(agent, householdId)).toEqual([state]);
    const found = await Promise.all(
      loginFilters.map(async (filter): Promise<[LoginFilter, number]> => {
        const { total } = await listFamilies(agent, filters({ etat: filter }));
        return [filter, total];
      }),
    );
    expect(found.filter(([, total]) => total > 0)).toEqual([[etat, 1]]);
  });

  test("the whole list is invited, except those whose invitation lives", async () => {
    const { agent, makeFamily } = await setting();
    const [never, sent, expired, active] = [
      await makeFamily(),
      await makeFamily(),
      await makeFamily(),
      await makeFamily(),
    ];
    await inviteAdults(agent, { householdIds: [sent.householdId, expired.householdId] });
    await deliverInvitation(sent.accountIds[0]!);
    await deliverInvitation(expired.accountIds[0]!, { expiresIn: -1 });
    await db().account.update({ where: { id: active.accountIds[0]! }, data: { passwordHash: "a hash" } });
    const elsewhere = await makeHousehold({ structureIds: [(await makeLeisure()).id] });

    expect(await inviteListed(agent, filters({ etat: "expiree" }))).toEqual(report({ invited: 1 }));
    expect(await inviteListed(agent, filters())).toEqual(report({ invited: 1, waiting: 1, active: 1 }));
    const counts = await Promise.all(
      [never, sent, expired, active, elsewhere].map(
        async ({ householdId }) => (await mailsOf(householdId)).length,
      ),
    );
    expect(counts).toEqual([1, 1, 2, 0, 0]);
  });
});
