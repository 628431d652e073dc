import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { sendUpload } from "@/lib/documents/commands";
import { waitingUploads } from "@/lib/documents/queries";
import { UPLOADS_A_DAY } from "@/lib/files/commands";
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
