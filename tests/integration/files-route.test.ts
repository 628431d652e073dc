// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/fichiers/[id]/route";
import { POST as uploadThing } from "@/app/api/uploadthing/route";
import { db, transaction } from "@/lib/db";
import { publishDocument } from "@/lib/documents/commands";
import { env } from "@/lib/env";
import { attachFile, fileBytes, openStored, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { admin, makeStaff, system } from "../factories";
import { openFor } from "../factories/accounts";
import { makePieceType, sent, separatedHomes } from "../factories/documents";
import { pdfBytes } from "../factories/files";
import { inRequest } from "./request-scope";

const homes = await separatedHomes();
let fileId: string;
let bytes: Buffer;

async function cookieOf({ accountId }: { accountId: string }): Promise<string> {
  const { sessionId: sid } = await openFor(accountId);
  const { sessionVersion: version } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  return `portail-session=${await encode({ token: { sid, version }, secret: env().AUTH_SECRET })}`;
}

function get(id: string, cookie: string, more: Record<string, string> = {}, query = ""): Promise<Response> {
  const headers = new Headers({ cookie, ...more });
  const request = new Request(`http://127.0.0.1:3000/api/fichiers/${id}${query}`, { headers });
  return inRequest(headers, () => GET(request, { params: Promise.resolve({ id }) }));
}

beforeAll(async () => {
  const upload = await sent(homes.claire, { childId: homes.noe });
  fileId = upload.fileId;
  const opened = await transaction((tx) => openStored(system, tx, fileId));
  bytes = await fileBytes(system, opened!);
});

describe("who may read a family's file", () => {
  test("the household that sent it", async () => {
    const answer = await get(fileId, await cookieOf(homes.claire));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("staff who see that household, but for a health piece only with that permission", async () => {
    const typeId = await makePieceType(homes.here, { kind: "VACCINATION", health: true });
    const { fileId: health } = await sent(homes.claire, { typeId, childId: homes.lea });
    const [files, med] = [
      await makeStaff([homes.here], ["FAMILIES"]),
      await makeStaff([homes.here], ["HEALTH"]),
    ];
    const far = await makeStaff([homes.there], ["FAMILIES", "HEALTH"]);
    const statuses = async (actor: { accountId: string }) => {
      const cookie = await cookieOf(actor);
      return [(await get(fileId, cookie)).status, (await get(health, cookie)).status];
    };
    expect(await statuses(files)).toEqual([200, 404]);
    expect(await statuses(med)).toEqual([404, 200]);
    expect(await statuses(far)).toEqual([404, 404]);
    const reads = await db().healthRead.findMany({ where: { purpose: "PIECE" } });
    expect(reads).toMatchObject([{ childId: homes.lea, accountId: med.accountId }]);
  });

  test("nobody else, and what exists looks like what does not", async () => {
    const stored = await storeFile(system, { name: "a.pdf", bytes: await pdfBytes(), sealed: false });
    if (!stored.ok) throw new Error(stored.code);
    const ids = [fileId, stored.value.fileId, newId(), "x", "..", "00000000-0000-0000-0000-000000000000"];
    for (const parent of [homes.marc, homes.stranger]) {
      const cookie = await cookieOf(parent);
      const answers = await Promise.all(ids.map((id) => get(id, cookie)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
      const heads = answers.map(({ headers }) => JSON.stringify([...headers]));
      expect(new Set(heads).size).toBe(1);
      expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(ids.map(() => ""));
    }
    await transaction((tx) => attachFile(system, tx, stored.value.fileId));
    expect((await get(stored.value.fileId, await cookieOf(await admin()))).status).toBe(404);
  });

  test("who is not signed in is sent to the login page", async () => {
    const answer = await get(fileId, "");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/connexion"]);
  });

  test("somebody who is both staff and a parent reads as either", async () => {
    const staff = await makeStaff([homes.there], ["FAMILIES"]);
    const { accountId: id } = homes.claire;
    await db().account.delete({ where: { id: staff.accountId } });
    await db().account.update({ where: { id }, data: { staffId: staff.staffId } });
    expect((await get(fileId, await cookieOf(homes.claire))).status).toBe(200);
    await db().account.update({ where: { id }, data: { staffId: null } });
  });
});

describe("the answer", () => {
  test("is private, sandboxed, and saved under a safe name", async () => {
    const answer = await get(fileId, await cookieOf(homes.claire));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="attestation.png"; filename*=UTF-8''attestation.png`,
      "content-security-policy": expect.stringMatching(
        /^sandbox; default-src 'none';.*frame-ancestors 'self'$/,
      ),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "accept-ranges": "bytes",
    });
    const shown = await get(fileId, await cookieOf(homes.claire), {}, "?voir=1");
    expect(shown.headers.get("content-disposition")).toMatch(/^inline;/);
  });

  test("is a part where a part is asked for", async () => {
    const cookie = await cookieOf(homes.claire);
    const part = await get(fileId, cookie, { range: "bytes=2-5" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 2-5/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(2, 6))).toBe(true);
    const outside = await get(fileId, cookie, { range: `bytes=${bytes.length}-` });
    expect([outside.status, outside.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    const tag = part.headers.get("etag")!;
    expect((await get(fileId, cookie, { range: "bytes=0-1", "if-range": tag })).status).toBe(206);
    expect((await get(fileId, cookie, { range: "bytes=0-1", "if-range": '"older"' })).status).toBe(200);
  });

  test("of a published document is the same for whom it is shown to", async () => {
    const staff = await makeStaff([homes.here], ["DOCUMENTS"]);
    const facts = {
      title: "Menus",
      description: "",
      category: "MENU",
      from: "2026-11-01",
      to: null,
    } as const;
    const scope = { audience: "STRUCTURE", structureId: homes.here, householdId: null } as const;
    const file = { name: "menus.pdf", bytes: await pdfBytes() };
    expect(await publishDocument(staff, { ...facts, ...scope }, file)).toMatchObject({ ok: true });
    const { fileId: menus } = await db().publishedDocument.findFirstOrThrow();
    expect((await get(menus, await cookieOf(homes.claire))).status).toBe(200);
    expect((await get(menus, await cookieOf(homes.marc))).status).toBe(404);
  });
});

describe("UploadThing's route", () => {
  const post = (headers: Headers) => {
    const request = new Request("http://127.0.0.1:3000/api/uploadthing", { method: "POST", headers });
    return inRequest(headers, () => uploadThing(request));
  };

  test("answers no other site", async () => {
    expect((await post(new Headers({ origin: "https://evil.test" }))).status).toBe(403);
  });

  test("is not there where files stand on disk", async () => {
    await expect(post(new Headers())).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" });
  });
});
