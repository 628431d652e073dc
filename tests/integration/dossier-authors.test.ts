import { expect, test } from "vitest";
import { saveDomain } from "@/lib/dossier/commands";
import { fileDomain } from "@/lib/dossier/queries";
import { answers, makeHome, makeTwoHomes } from "../factories/dossier";

test("who changed a value is named within the household and to staff, never to the other home", async () => {
  const { claire, sofia, childId } = await makeTwoHomes();
  const place = { subject: "CHILD", id: childId, domain: "school" } as const;
  const changed = async (actor: Parameters<typeof fileDomain>[0]) => {
    const view = await fileDomain(actor, place);
    return view!.fields.find(({ key }) => key === "school")!.changed;
  };
  expect(await changed(claire)).toBeNull();
  await saveDomain(claire, answers("CHILD", childId, "school", { school: "École du Lac" }));
  expect(await changed(claire)).toMatchObject({ by: "HOME", name: expect.stringContaining("Claire") });
  expect(await changed(sofia)).toMatchObject({ by: "OTHER_HOME", name: null });
  expect(JSON.stringify(await fileDomain(sofia, place))).not.toContain("Claire");
});

test("a value that staff changed says so, without their name", async () => {
  const { claire, agent, childId } = await makeHome();
  const place = { subject: "CHILD", id: childId, domain: "school" } as const;
  await saveDomain(agent, answers("CHILD", childId, "school", { school: "École du Lac" }));
  const view = await fileDomain(claire, place);
  expect(view!.fields.find(({ key }) => key === "school")!.changed).toMatchObject({
    by: "STAFF",
    name: null,
  });
});
