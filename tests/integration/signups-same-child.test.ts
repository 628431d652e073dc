import { describe, expect, test } from "vitest";
import { fromDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { decideSignUps } from "@/lib/signups/commands";
import { child, makeFamily } from "../factories";
import { makeSignUp, makeStaff, makeStructure } from "../factories/signups";

async function known() {
  const structure = await makeStructure();
  const signUp = await makeSignUp(structure.id);
  const [typed] = await db().signUpChild.findMany({ where: { signUpId: signUp.id } });
  const { firstName, lastName, birthDate } = typed!;
  const family = await makeFamily([structure.id], {
    children: [child({ firstName, lastName, birthDate: fromDbDate(birthDate) })],
  });
  return { agent: await makeStaff([structure.id]), signUp, family, childId: family.childIds[0]! };
}

const homesOf = (childId: string) =>
  db().householdChild.findMany({ where: { childId }, orderBy: { rank: "asc" } });

describe("a sign-up whose child is known", () => {
  test("makes another child, unless staff say that it is the same", async () => {
    const { agent, signUp, childId } = await known();
    await decideSignUps(agent, { ids: [signUp.id], accept: true });
    expect(await homesOf(childId)).toHaveLength(1);
  });

  test("said to be the same, links it: second home, nothing to pay, no authority until staff give it", async () => {
    const { agent, signUp, family, childId } = await known();
    const decided = await decideSignUps(agent, { ids: [signUp.id], accept: true, sameChildren: [signUp.id] });
    expect(decided).toMatchObject({ ok: true, value: { accepted: 1 } });
    const { householdId } = await db().signUp.findUniqueOrThrow({ where: { id: signUp.id } });
    expect((await homesOf(childId)).map((home) => [home.householdId, home.rank])).toEqual([
      [family.householdId, 1],
      [householdId, 2],
    ]);
    const ties = await db().guardianship.findMany({
      where: { childId, adult: { householdId: householdId! } },
    });
    expect(ties).toMatchObject([{ parentalAuthority: "NO", mayCollect: false, payerShare: 0 }]);
    const first = await db().guardianship.findMany({
      where: { childId, adult: { householdId: family.householdId } },
    });
    expect(first).toMatchObject([{ parentalAuthority: "YES", payerShare: 10_000 }]);
  });

  test("is refused as a whole where the child lives in two homes, or is known elsewhere only", async () => {
    const { agent, signUp, family, childId } = await known();
    const second = await makeFamily([(await makeStructure()).id], { children: [child({ childId })] });
    const accept = { ids: [signUp.id], accept: true, sameChildren: [signUp.id] };
    expect(await decideSignUps(agent, accept)).toMatchObject({ fields: { memes: "child-two-homes" } });
    await db().householdChild.delete({
      where: { householdId_childId: { householdId: family.householdId, childId } },
    });
    expect(second.householdId).toBeTruthy();
    expect(await decideSignUps(agent, accept)).toMatchObject({ fields: { memes: "child-elsewhere" } });
    expect((await db().signUp.findUniqueOrThrow({ where: { id: signUp.id } })).status).toBe("PENDING");
  });
});
