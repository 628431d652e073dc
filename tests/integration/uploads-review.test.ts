import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { sendStoredUpload, sendUpload } from "@/lib/documents/commands";
import { familyPieces, waitingUploads } from "@/lib/documents/queries";
import { splitHousehold } from "@/lib/families/commands";
import { storeFile, UPLOADS_A_DAY } from "@/lib/files/commands";
import { spend } from "@/lib/throttle";
import { makeStaff } from "../factories";
import { freely, makePieceType, PHOTO, sent, separatedHomes } from "../factories/documents";

describe("documents of families", () => {
  test("fill no disk: a household that sends and withdraws all day long is stopped, and it alone", async () => {
    const { claire, paul, marc } = await separatedHomes();
    for (let count = 0; count < UPLOADS_A_DAY.points; count++) await spend(UPLOADS_A_DAY, claire.householdId);
    const stored = await db().storedFile.count();
    for (const actor of [claire, paul]) {
      expect(await sendUpload(actor, freely(), PHOTO)).toEqual({ ok: false, code: "uploads-of-the-day" });
    }
    expect(await db().storedFile.count()).toBe(stored);
    expect(await sendUpload(marc, freely(), PHOTO)).toMatchObject({ ok: true });
  });

  test("go to no household that their sender has left since the browser began to send", async () => {
    const { here, home, claire, paul } = await separatedHomes();
    const agent = await makeStaff([here], ["FAMILIES"]);
    const children = home.childIds.map((childId) => ({ childId, place: "reste" as const }));
    const address = { address: "1 rue Basse", postalCode: "38000", city: "Grenoble" };
    const split = { householdId: home.householdId, adultIds: [paul.adultId], children, ...address };
    expect(await splitHousehold(agent, split)).toMatchObject({ ok: true });
    expect(await sendUpload(paul, freely(), PHOTO)).toEqual({ ok: false, code: "not-found" });
    const file = await storeFile(paul, { ...PHOTO, sealed: false });
    if (!file.ok) throw new Error(file.code);
    expect(await sendStoredUpload(paul, freely(), file.value.fileId)).toEqual({
      ok: false,
      code: "not-found",
    });
    expect((await familyPieces(claire)).uploads).toEqual([]);
  });

  test("tell staff without HEALTH not even which health piece a child sent", async () => {
    const { here, claire, lea } = await separatedHomes();
    const typeId = await makePieceType(here, { name: "PAI", kind: "PAI", health: true });
    const upload = await sent(claire, { typeId, childId: lea });
    const agent = await makeStaff([here], ["FAMILIES"]);
    const waiting = (await waitingUploads(agent, { limit: 10 })).find(({ id }) => id === upload.id);
    expect(waiting).toMatchObject({ closed: true, piece: null });
    expect(JSON.stringify(waiting)).not.toContain("PAI");
  });
});
