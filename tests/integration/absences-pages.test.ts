// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { beforeAll, expect, test, vi } from "vitest";
import StaffAbsencesPage from "@/app/(equipe)/equipe/demandes/absences/page";
import AbsencesPage from "@/app/(famille)/reservations/absences/page";
import { addProof } from "@/lib/absences/commands";
import { makeStaff } from "../factories";
import { PHOTO } from "../factories/documents";
import { absentees, declared } from "./absences-scenes";
import { pageReader, props } from "./page-statements";

vi.mock("next-intl/server", async () => (await import("./page-statements")).silentText());

/** The frame asks for one thing more: who is signed in. What waits is counted once for the frame and the page. */
const FRAME = 1;

type Reader = Awaited<ReturnType<typeof pageReader>>;
let parents: Reader;
let staffs: Reader;

beforeAll(async () => {
  const { claire, leas, toms, structureId } = await absentees();
  const [declarationId] = await declared(claire, leas);
  await addProof(claire, declarationId!, PHOTO);
  await declared(claire, toms.slice(0, 2), "strike");
  parents = await pageReader(claire);
  staffs = await pageReader(await makeStaff([structureId], ["REQUESTS", "FAMILIES", "HEALTH"]));
});

test("the family's page sends at most six statements", async () => {
  expect((await parents(() => AbsencesPage(props({}, { jours: "2" })))) + FRAME).toBeLessThanOrEqual(6);
});

test.each(["verifier", "toutes", "jour"])("the staff's list %s sends at most six", async (filtre) => {
  expect((await staffs(() => StaffAbsencesPage(props({}, { filtre })))) + FRAME).toBeLessThanOrEqual(6);
});
