import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import {
  answerUploadThing,
  attachFile,
  fileBytes,
  openStored,
  storeFile,
  sweepFiles,
} from "@/lib/files/commands";
import { checkFile } from "@/lib/jobs/check-file";
import { system, visitor } from "../factories";
import { makeHome } from "../factories/dossier";
import { jpegBytes, pdfBytes, rawPdf } from "../factories/files";
import { startUploadThing } from "../fakes/uploadthing";

const there = await startUploadThing();
Object.assign(process.env, there.settings);

/** Our route, as the service reaches it: nobody is signed in. */
const callbacks: number[] = [];
const portal = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = new Request(`${env().APP_URL}${request.url}`, {
    method: "POST",
    headers: request.headers as Record<string, string>,
    body: new Uint8Array(Buffer.concat(parts)),
  });
  const answer = (await answerUploadThing(visitor(), asked))!;
  callbacks.push(answer.status);
  response.writeHead(answer.status).end(await answer.text());
});
await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
Object.assign(env(), {
  STORAGE: "uploadthing",
  UPLOADTHING_TOKEN: there.settings.UPLOADTHING_TOKEN,
  APP_URL: `http://127.0.0.1:${(portal.address() as AddressInfo).port}`,
});

afterAll(async () => {
  portal.closeAllConnections();
  portal.close();
  await there.stop();
});

beforeEach(async () => {
  Object.assign(there.faults, { down: false, silent: false });
  there.files.clear();
  callbacks.length = 0;
  await db().storedFile.deleteMany();
  await db().mail.deleteMany();
});

const { claire, structureId, agent } = await makeHome();

type Presigned = { url: string; key: string; name: string; customId: string };

/** What the SDK's client asks of our route. */
async function ask(actor: Actor, file: { name: string; size: number; type: string }, input: unknown) {
  const request = new Request(`${env().APP_URL}/api/uploadthing?actionType=upload&slug=document`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-uploadthing-package": "test" },
    body: JSON.stringify({ files: [file], input }),
  });
  const answer = (await answerUploadThing(actor, request))!;
  return { status: answer.status, body: (await answer.json()) as unknown };
}

/** What it then sends to the service. */
async function put(url: string, bytes: Uint8Array): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([Uint8Array.from(bytes)], "x"));
  return fetch(url, { method: "PUT", body });
}

const title = { titre: "Attestation" };

async function announce(name: string, bytes: Uint8Array, type = "application/pdf"): Promise<Presigned> {
  const { status, body } = await ask(claire, { name, size: bytes.length, type }, title);
  expect(status).toBe(200);
  return (body as Presigned[])[0]!;
}

async function send(name: string, bytes: Uint8Array, type = "application/pdf"): Promise<string> {
  const { url, customId } = await announce(name, bytes, type);
  expect((await put(url, bytes)).status).toBe(200);
  return customId;
}

const row = (id: string) => db().storedFile.findUnique({ where: { id }, include: { upload: true } });
const job = async (id: string) => {
  const [found] = await db().$queryRaw<{ payload: unknown; due: boolean }[]>`
    SELECT p.payload, j.run_at <= clock_timestamp() AS due FROM graphile_worker.jobs j
    JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.key = ${id}`;
  return found!;
};
const check = async (id: string) => checkFile(system, (await job(id)).payload);

describe("a file that the server stores there", () => {
  test.each([false, true])("is private, nameless, and read back (sealed: %s)", async (sealed) => {
    const bytes = await pdfBytes();
    const stored = await storeFile(claire, { name: "Léa.pdf", bytes, sealed });
    if (!stored.ok) throw new Error(stored.code);
    const { fileId } = stored.value;
    const [kept] = [...there.files.values()];
    expect(kept).toMatchObject({ acl: "private", name: fileId, customId: fileId });
    expect(kept!.bytes.equals(bytes)).toBe(!sealed);
    const opened = await transaction(async (tx) => {
      await attachFile(claire, tx, fileId);
      return openStored(claire, tx, fileId);
    });
    expect((await fileBytes(claire, opened!)).equals(bytes)).toBe(true);
  });

  test("that the service does not take is refused, and may be sent again", async () => {
    there.faults.down = true;
    const file = { name: "a.pdf", bytes: await pdfBytes(), sealed: false };
    expect(await storeFile(claire, file)).toMatchObject({ ok: false, code: "file-not-stored" });
    there.faults.down = false;
    expect(await storeFile(claire, file)).toMatchObject({ ok: true });
  });

  test("has no address that opens without a signature, or after its minute", async () => {
    await storeFile(claire, { name: "a.pdf", bytes: await pdfBytes(), sealed: false });
    const [key] = [...there.files.keys()];
    const address = `http://${there.settings.UPLOADTHING_UFS_HOST}/a/app1/${key}`;
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${address}?expires=1&signature=${there.sign(`${address}?expires=1`)}`)).status).toBe(
      404,
    );
  });
});

describe("a file that the browser sends there", () => {
  test("waits in quarantine, is made anew, and then is the family's", async () => {
    const bytes = await jpegBytes();
    const id = await send("IMG 1.JPG", bytes, "image/jpeg");
    expect(callbacks).toEqual([200]);
    expect(await row(id)).toMatchObject({ state: "QUARANTINE", upload: null });
    expect([...there.files.values()]).toMatchObject([{ acl: "private", name: id }]);
    expect(await transaction((tx) => openStored(claire, tx, id))).toBeNull();
    expect((await job(id)).due).toBe(true);

    await check(id);
    expect(await row(id)).toMatchObject({
      state: "READY",
      name: "IMG 1.jpg",
      mime: "image/jpeg",
      upload: { title: "Attestation", householdId: claire.householdId, accountId: claire.accountId },
    });
    expect([...there.files.values()].map(({ customId }) => customId)).toEqual([`${id}-clean`]);
    await check(id);
    expect(await db().familyUpload.count()).toBe(1);
    await db().familyUpload.deleteMany();
  });

  test("that is no document is refused, thrown away, and its sender told why", async () => {
    const id = await send("a.pdf", rawPdf({ objects: ["<< /S /Launch >>"] }));
    await check(id);
    expect(await row(id)).toMatchObject({ state: "REFUSED", refusal: "file-pdf-active", upload: null });
    expect(there.files.size).toBe(0);
    const [mail] = await db().mail.findMany();
    expect(mail).toMatchObject({ template: "piece-decision", accountId: claire.accountId });
    expect(JSON.stringify(mail!.params)).toContain("Ce PDF contient un programme");
    await check(id);
    expect(await db().mail.count()).toBe(1);
  });

  test("is found even when nobody tells us that it arrived", async () => {
    there.faults.silent = true;
    const id = await send("a.pdf", await pdfBytes());
    expect(await row(id)).toMatchObject({ state: "STORING" });
    expect((await job(id)).due).toBe(false);
    await check(id);
    expect(await row(id)).toMatchObject({ state: "READY" });
    await db().familyUpload.deleteMany();
  });

  test("that never came leaves nothing", async () => {
    const { customId } = await announce("a.pdf", await pdfBytes());
    await check(customId);
    expect(await row(customId)).toBeNull();
  });

  test("is checked again after a failure of the service, once", async () => {
    const id = await send("a.pdf", await pdfBytes());
    there.faults.down = true;
    await expect(check(id)).rejects.toThrow();
    expect(await row(id)).toMatchObject({ state: "QUARANTINE" });
    there.faults.down = false;
    await Promise.allSettled([check(id), check(id)]);
    await check(id);
    expect(await row(id)).toMatchObject({ state: "READY", key: `${id}-clean` });
    expect(await db().familyUpload.count()).toBe(1);
    await db().familyUpload.deleteMany();
  });

  test("and that lost its row is swept with all that stands there", async () => {
    const id = await send("a.pdf", await pdfBytes());
    await db().storedFile.update({ where: { id }, data: { state: "STORING", createdAt: new Date(0) } });
    expect(await sweepFiles(system)).toBe(1);
    expect(there.files.size).toBe(0);
  });
});

describe("our route", () => {
  const file = { name: "a.pdf", size: 100, type: "application/pdf" };

  test.each<[string, () => Actor]>([
    ["nobody", visitor],
    ["staff", () => agent],
  ])("lets %s send nothing", async (_, actor) => {
    expect((await ask(actor(), file, title)).status).toBe(403);
    expect(await db().storedFile.count()).toBe(0);
  });

  test.each<[string, typeof file, unknown]>([
    ["a file that is too big", { ...file, size: 15 * 1024 * 1024 + 1 }, title],
    ["another kind of file", { ...file, name: "a.exe", type: "application/x-msdownload" }, title],
    ["a file for nothing", file, {}],
    ["a file for a piece of another structure", file, { piece: "0193a5c4-0000-7000-8000-000000000000" }],
    [
      "what is free and about health",
      file,
      { ...title, sante: "oui", enfant: "0193a5c4-0000-7000-8000-000000000000" },
    ],
  ])("refuses %s", async (_, given, input) => {
    expect((await ask(claire, given, input)).status).toBeGreaterThanOrEqual(400);
    expect(there.files.size).toBe(0);
  });

  test("refuses a health piece, which must not leave unsealed", async () => {
    const type = { structureId, name: "Vaccins", kind: "VACCINATION", scope: "CHILD" } as const;
    const health = await db().pieceType.create({ data: { ...type, health: true } });
    expect((await ask(claire, file, { piece: health.id })).status).toBe(403);
    expect(await db().storedFile.count()).toBe(0);
  });

  test("believes no callback that the service did not sign", async () => {
    there.faults.silent = true;
    const { customId } = await announce("a.pdf", await pdfBytes());
    const payload = JSON.stringify({
      status: "uploaded",
      origin: env().APP_URL,
      metadata: {},
      file: {
        key: "k",
        name: "a",
        size: 1,
        type: "",
        customId,
        url: "x",
        appUrl: "x",
        ufsUrl: "x",
        fileHash: "x",
      },
    });
    const forged = new Request(`${env().APP_URL}/api/uploadthing?slug=document`, {
      method: "POST",
      headers: { "uploadthing-hook": "callback", "x-uploadthing-signature": "hmac-sha256=00" },
      body: payload,
    });
    expect((await answerUploadThing(visitor(), forged))!.status).toBe(400);
    expect(await row(customId)).toMatchObject({ state: "STORING" });
  });

  test("is not there where files stand on disk", async () => {
    Object.assign(env(), { STORAGE: "disk" });
    const request = new Request(`${env().APP_URL}/api/uploadthing`, { method: "POST" });
    expect(await answerUploadThing(claire, request)).toBeNull();
    Object.assign(env(), { STORAGE: "uploadthing" });
  });
});
