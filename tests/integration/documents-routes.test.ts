// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { POST as publish } from "@/app/(equipe)/equipe/documents/fichier/route";
import { POST as send } from "@/app/(famille)/documents/envois/fichier/route";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { makeStaff } from "../factories";
import { openFor } from "../factories/accounts";
import { PHOTO, separatedHomes } from "../factories/documents";
import { inRequest } from "./request-scope";

const { claire, here } = await separatedHomes();
const WORD = { name: "diabete.docx", bytes: new TextEncoder().encode("PK\u0003\u0004 mot") };

async function cookieOf({ accountId }: { accountId: string }): Promise<string> {
  const { sessionId: sid } = await openFor(accountId);
  const { sessionVersion: version } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  return `portail-session=${await encode({ token: { sid, version }, secret: env().AUTH_SECRET })}`;
}

function post(
  route: (request: Request) => Promise<Response>,
  more: Record<string, string>,
  said: Record<string, string>,
  files: { name: string; bytes: Uint8Array }[],
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(said)) form.set(name, value);
  for (const { name, bytes } of files) form.append("fichier", new File([new Uint8Array(bytes)], name));
  const request = new Request("http://127.0.0.1:3000/envoi", { method: "POST", body: form, headers: more });
  return inRequest(request.headers, () => route(request));
}

const plain = (answer: Response) => new URL(answer.headers.get("location") ?? "", "http://portail");
const JSON_ANSWER = { accept: "application/json" };

describe("a family's form with files", () => {
  test("without script, goes on to a page that says what became of each, without a name", async () => {
    const cookie = await cookieOf(claire);
    const answer = await post(send, { cookie }, { titre: "Deux pages" }, [PHOTO, WORD, PHOTO]);
    expect(answer.status).toBe(303);
    expect(plain(answer).pathname).toBe("/documents/envois");
    expect(plain(answer).search).toBe("?recus=2&refus=2.file-office");
    expect(await db().familyUpload.count({ where: { title: "Deux pages" } })).toBe(2);
  });

  test("without script, comes back to its fields, with the choices that hold nothing personal", async () => {
    const cookie = await cookieOf(claire);
    const answer = await post(send, { cookie }, { titre: "", note: "secret", enfant: "x" }, [PHOTO]);
    const { searchParams } = plain(answer);
    expect(searchParams.get("erreur")).toBe("form-invalid");
    expect(searchParams.getAll("champ")).toContain("enfant.not-found");
    expect(answer.headers.get("location")).not.toContain("secret");
    const empty = await post(send, { cookie }, { titre: "Rien" }, []);
    expect(plain(empty).searchParams.getAll("champ")).toEqual(["fichier.file-none"]);
  });

  test("answers the portal's script in sentences", async () => {
    const cookie = await cookieOf(claire);
    const answer = await post(send, { cookie, ...JSON_ANSWER }, { titre: "Lettre" }, [WORD]);
    const { sent, refused } = await answer.json();
    expect(sent).toBe(0);
    expect(refused).toMatchObject([{ text: expect.stringContaining("PDF"), again: false }]);
    const faulty = await post(send, { cookie, ...JSON_ANSWER }, {}, [PHOTO]);
    expect(faulty.status).toBe(400);
    expect(await faulty.json()).toMatchObject({ fields: { titre: "À remplir." } });
  });

  test("is refused from elsewhere, and asks who is not signed in to do so", async () => {
    const cookie = await cookieOf(claire);
    const foreign = { cookie, origin: "https://ailleurs.test" };
    expect((await post(send, foreign, { titre: "Lettre" }, [PHOTO])).status).toBe(403);
    expect(plain(await post(send, {}, { titre: "Lettre" }, [PHOTO])).pathname).toBe("/connexion");
    expect((await post(send, JSON_ANSWER, { titre: "Lettre" }, [PHOTO])).status).toBe(401);
  });
});

describe("a form of staff with files", () => {
  const menus = () => ({ pour: "structure", structure: here, categorie: "MENU", du: "2026-11-16" });

  test("publishes each under the name of its file", async () => {
    const cookie = await cookieOf(await makeStaff([here], ["DOCUMENTS"]));
    const other = { ...PHOTO, name: "semaine-48.png" };
    const answer = await post(publish, { cookie }, menus(), [PHOTO, other]);
    expect(answer.headers.get("location")).toBe("/equipe/documents?recus=2");
    const titles = await db().publishedDocument.findMany({
      where: { structureId: here },
      select: { title: true },
    });
    expect(titles.map(({ title }) => title).sort()).toEqual(["attestation", "semaine-48"]);
  });

  test("keeps who it is for when it is refused, and is closed to other staff and to parents", async () => {
    const cookie = await cookieOf(await makeStaff([here], ["DOCUMENTS"]));
    const late = await post(publish, { cookie }, { ...menus(), au: "2026-11-01" }, [PHOTO]);
    expect(plain(late).pathname).toBe("/equipe/documents/publier");
    expect(Object.fromEntries(plain(late).searchParams)).toMatchObject({
      champ: "au.end-before-start",
      pour: "structure",
      structure: here,
    });
    for (const actor of [await makeStaff([here], ["FAMILIES"]), claire]) {
      const closed = post(publish, { cookie: await cookieOf(actor) }, menus(), [PHOTO]);
      await expect(closed).rejects.toMatchObject({ digest: expect.stringContaining("404") });
    }
  });
});
