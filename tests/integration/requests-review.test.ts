import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { saveDomain } from "@/lib/dossier/commands";
import { fileRequests, QUEUE_LENGTH } from "@/lib/requests/queries";
import { answers, makeHome } from "../factories/dossier";

test("a reading of health that is logged in the queue was shown there", async () => {
  const { claire, agent, householdId, childId } = await makeHome({ domains: { "CHILD.diet": "VALIDATED" } });
  await db().fileRequest.createMany({
    data: Array.from({ length: QUEUE_LENGTH }, () => ({
      householdId,
      kind: "OTHER" as const,
      createdAt: new Date("2026-11-01T08:00:00Z"),
    })),
  });
  const noted = answers("CHILD", childId, "diet", { diets: ["NO_PORK"] });
  expect(await saveDomain(claire, noted)).toMatchObject({ value: { waiting: 1 } });
  const shown = (await fileRequests(agent)).filter(({ type }) => type === "change").length;
  expect(await db().healthRead.count({ where: { childId } })).toBe(shown);
});
