// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { beforeAll, expect, test, vi } from "vitest";
import AllocationPage from "@/app/(equipe)/equipe/attributions/[id]/page";
import AllocationsPage from "@/app/(equipe)/equipe/attributions/page";
import EnrolmentQueuePage from "@/app/(equipe)/equipe/demandes/activites/page";
import FilesPage from "@/app/(equipe)/equipe/demandes/dossiers/page";
import RequestsPage from "@/app/(equipe)/equipe/demandes/page";
import PiecesPage from "@/app/(equipe)/equipe/demandes/pieces/page";
import { draftAllocation } from "@/lib/allocations/commands";
import { db } from "@/lib/db";
import { askFile, saveDomain } from "@/lib/dossier/commands";
import { makeFamily, makeStaff, makeTown, parentOf, staffOf } from "../factories";
import { makePieceType, sent } from "../factories/documents";
import { answers, makeHome } from "../factories/dossier";
import { pageReader, props } from "./page-statements";
import { book, press } from "./reservations-books";

vi.mock("next-intl/server", async () => (await import("./page-statements")).silentText());

/** The frame asks for one thing more: who is signed in. What waits is counted once for the frame and the page. */
const FRAME = 1;

/** What waits, where the page itself does not count it: for the frame alone. */
const COUNTS = 1;

let statementsOf: Awaited<ReturnType<typeof pageReader>>;

/** A change of identity, one of health, a wish and a proof of quotient wait. */
beforeAll(async () => {
  const { claire, structureId, childId } = await makeHome({
    domains: { "CHILD.identity": "VALIDATED", "CHILD.health": "VALIDATED" },
  });
  const typeId = await makePieceType(structureId, { kind: "QF_PROOF", scope: "HOUSEHOLD" });
  await sent(claire, { typeId });
  await saveDomain(claire, answers("CHILD", childId, "identity", { firstName: "Zoé" }));
  await saveDomain(claire, answers("CHILD", childId, "health", { healthNote: "Porte des lunettes" }));
  await askFile(claire, { kind: "OTHER", message: "Bonjour" });
  const agent = await makeStaff([structureId], ["REQUESTS", "FAMILIES", "HEALTH"]);
  statementsOf = await pageReader(agent);
});

test.each([
  ["toutes", () => RequestsPage(props({}))],
  ["inscriptions", () => RequestsPage(props({}, { type: "inscriptions" }))],
  ["reservations", () => RequestsPage(props({}, { type: "reservations" }))],
  ["annulations", () => RequestsPage(props({}, { type: "annulations" }))],
  ["attente", () => RequestsPage(props({}, { type: "attente" }))],
  ["activites", () => EnrolmentQueuePage(props({}))],
  ["attributions", () => AllocationsPage(props({}))],
  ["pieces", () => PiecesPage(props({}))],
] as [string, () => Promise<unknown>][])("the tab %s sends at most six statements", async (_, page) => {
  expect((await statementsOf(page)) + FRAME).toBeLessThanOrEqual(6);
});

test("the tab of files sends six, and the one that logs the reading of health", async () => {
  const logged = await db().healthRead.count();
  const statements = await statementsOf(() => FilesPage(props({})));
  expect(await db().healthRead.count()).toBe(logged + 1);
  expect(statements + FRAME).toBe(6 + 1);
});

test("an allocation sends at most six statements, whatever its requests", async () => {
  const town = await makeTown({ capacityMode: "ALLOCATE", capacity: 1 });
  const families = [await makeFamily([town.structureId]), await makeFamily([town.structureId])];
  for (const family of families) {
    await press(parentOf(family), book(family.childIds[0]!, town.day("2026-11-24")));
  }
  const made = await draftAllocation(await staffOf(town.structureId), {
    ...{ activityId: town.activityId, firstDay: "2026-11-24", lastDay: "2026-11-24", seed: "Été" },
    weights: { resident: 10, siblings: 5, workingParents: 3, refusedLastYear: 2 },
  });
  if (!made.ok) throw new Error(made.code);
  const read = await pageReader(await makeStaff([town.structureId], ["REQUESTS"]));
  const statements = await read(() => AllocationPage(props({ id: made.value.id })));
  expect(statements + FRAME + COUNTS).toBeLessThanOrEqual(6);
});
