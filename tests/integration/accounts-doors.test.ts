// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { signOut } from "@/lib/accounts/actions";
import { signIn } from "@/lib/accounts/commands";
import {
  homePath,
  requireAccount,
  requireParent,
  requirePending,
  requireStaff,
  type SessionTicket,
} from "@/lib/auth";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { makeAccount, openFor, PASSWORD, visitorFrom } from "../factories/accounts";
import { inRequest } from "./request-scope";

const SITE = "http://127.0.0.1:3000";

// The client's address comes from our own server's header, as behind scripts/server.mjs.
(env() as { PORTAIL_SERVER?: "1" }).PORTAIL_SERVER = "1";

type Headers_ = Record<string, string>;

function call(
  method: "GET" | "POST",
  path: string,
  headers: Headers_,
  body?: URLSearchParams | string,
): Promise<Response> {
  const request = new NextRequest(`${SITE}/api/auth/${path}`, { method, headers, body: body?.toString() });
  const context = { params: Promise.resolve({ nextauth: path.split("/") }) };
  return inRequest(request.headers, () =>
    (method === "GET" ? GET : POST)(request, context),
  ) as Promise<Response>;
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** What a program does at the second door: fetch the token, then post the credentials. */
async function knock(address: string, identifiant: string, motDePasse: string, headers: Headers_ = {}) {
  const ask = await call("GET", "csrf", { host: "127.0.0.1:3000" });
  const { csrfToken } = (await ask.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, identifiant, motDePasse, json: "true" });
  const answer = await call(
    "POST",
    "callback/credentials",
    {
      host: "127.0.0.1:3000",
      origin: SITE,
      cookie: cookiesOf(ask),
      "x-portail-address": address,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
    body,
  );
  return { status: answer.status, isOpen: cookiesOf(answer).includes("portail-session=") };
}

describe("next-auth's own door", () => {
  test("opens with the right password", async () => {
    const account = await makeAccount();
    expect(await knock(newId(), account.email, PASSWORD)).toEqual({ status: 200, isOpen: true });
    expect(await db().session.count({ where: { accountId: account.id, stage: "FULL" } })).toBe(1);
  });

  test("says the same to unknown e-mails, wrong passwords and nonsense", async () => {
    const { email } = await makeAccount();
    const answers = [
      await knock(newId(), email, "autre-mot-de-passe"),
      await knock(newId(), `${newId()}@exemple.test`, PASSWORD),
      await knock(newId(), "", ""),
    ];
    expect(answers).toEqual(Array(3).fill({ status: 401, isOpen: false }));
  });

  test("counts with the login page: what failed there is refused here", async () => {
    const { email } = await makeAccount();
    const address = newId();
    const wrong = { identifiant: email, motDePasse: "autre-mot-de-passe" };
    await Promise.all(Array.from({ length: 10 }, () => signIn(visitorFrom(address), wrong, null)));
    await Promise.all(Array.from({ length: 10 }, () => knock(address, email, "autre-mot-de-passe")));
    expect(await knock(address, email, PASSWORD)).toEqual({ status: 401, isOpen: false });
    const right = { identifiant: email, motDePasse: PASSWORD };
    expect(await signIn(visitorFrom(address), right, null)).toEqual({ ok: false, code: "too-many-attempts" });
    expect((await signIn(visitorFrom(), right, null)).ok).toBe(true);
  });

  test.each([
    ["another site", { origin: "https://ailleurs.example" }],
    ["a hidden origin", { origin: "null" }],
  ])("refuses a post from %s", async (_from, headers) => {
    const { email } = await makeAccount();
    expect(await knock(newId(), email, PASSWORD, headers)).toEqual({ status: 403, isOpen: false });
  });

  test.each([
    ["application/json", "{broken", 415],
    ["application/json", "null", 415],
    ["multipart/form-data; boundary=x", "--x", 415],
    ["application/x-www-form-urlencoded", `identifiant=${"a".repeat(20_000)}`, 413],
  ])("refuses a body of %s that is no small form", async (type, body, status) => {
    const headers = { host: "127.0.0.1:3000", origin: SITE, "content-type": type };
    expect((await call("POST", "callback/credentials", headers, body)).status).toBe(status);
  });

  test("is also a way out: the session ends, not only its cookie", async () => {
    const account = await makeAccount();
    const { sessionId } = await openFor(account.id);
    const session = await sessionCookie({ sid: sessionId, version: account.sessionVersion });
    const ask = await call("GET", "csrf", { host: "127.0.0.1:3000" });
    const { csrfToken } = (await ask.json()) as { csrfToken: string };
    const leave = (token: string) =>
      call(
        "POST",
        "signout",
        {
          host: "127.0.0.1:3000",
          origin: SITE,
          cookie: `${cookiesOf(ask)}; ${session}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        new URLSearchParams({ csrfToken: token }),
      );
    await leave("somebody-else's");
    expect(await gate(session, requireAccount)).toBe("in");
    await leave(csrfToken);
    expect(await gate(session, requireAccount)).toBe("/connexion");
  });

  test("tells nothing of a session but its end", async () => {
    const account = await makeAccount();
    const { sessionId } = await openFor(account.id);
    const cookie = await sessionCookie({ sid: sessionId, version: account.sessionVersion });
    const answer = await call("GET", "session", { host: "127.0.0.1:3000", cookie });
    expect(Object.keys((await answer.json()) as object)).toEqual(["expires"]);
  });
});

async function sessionCookie(ticket: SessionTicket): Promise<string> {
  return `portail-session=${await encode({ token: ticket, secret: env().AUTH_SECRET })}`;
}

/** Where a gate sends somebody: its path, or "in", or "not found". */
async function gate(cookie: string, enter: () => Promise<unknown>): Promise<string> {
  return inRequest(new Headers({ cookie }), () => enter()).then(
    () => "in",
    (error: { digest?: string }) => error.digest?.split(";")[2] ?? error.digest ?? "error",
  );
}

describe("a session", () => {
  const gates = { requireAccount, requirePending, requireParent, requireStaff: () => requireStaff() };

  async function through(ticket: SessionTicket) {
    const cookie = await sessionCookie(ticket);
    const results = Object.entries(gates).map(async ([name, enter]) => [name, await gate(cookie, enter)]);
    return Object.fromEntries(await Promise.all(results));
  }

  test("in which the first password is still to be chosen leads to that and nothing else", async () => {
    const account = await makeAccount();
    const { sessionId } = await openFor(account.id, "SET_PASSWORD");
    expect(await through({ sid: sessionId, version: account.sessionVersion })).toEqual({
      requireAccount: "in",
      requirePending: "/premiere-connexion",
      requireParent: "/premiere-connexion",
      requireStaff: "/premiere-connexion",
    });
  });

  test("of another version, or of nobody, leads to the login page", async () => {
    const account = await makeAccount();
    const { sessionId } = await openFor(account.id);
    const login = {
      requireAccount: "/connexion",
      requirePending: "/connexion",
      requireParent: "/connexion",
      requireStaff: "/connexion",
    };
    expect(await through({ sid: sessionId, version: account.sessionVersion + 1 })).toEqual(login);
    expect(await through({ sid: newId(), version: account.sessionVersion })).toEqual(login);
  });

  test.each([
    [
      "a household archived since",
      async () => {
        const account = await makeAccount();
        await db().household.update({
          where: { id: account.adult?.householdId },
          data: { status: "ARCHIVED" },
        });
        return account;
      },
    ],
    ["a member of staff who left since", () => makeAccount({ active: false })],
  ])("of %s opens nothing any more", async (_whose, make) => {
    const account = await make();
    const { sessionId } = await openFor(account.id);
    const ticket = { sid: sessionId, version: account.sessionVersion };
    expect(new Set(Object.values(await through(ticket)))).toEqual(new Set(["/connexion"]));
    // The login page would otherwise lead back to a page that leads to the login page.
    const cookie = await sessionCookie(ticket);
    expect(await inRequest(new Headers({ cookie }), homePath)).toBeNull();
  });

  test("ends when its owner leaves, and only from the portal's own pages", async () => {
    const account = await makeAccount();
    const { sessionId } = await openFor(account.id);
    const cookie = await sessionCookie({ sid: sessionId, version: account.sessionVersion });
    const leave = (origin: string) =>
      inRequest(new Headers({ cookie, origin }), () => signOut(new FormData()));
    await leave("https://ailleurs.example");
    expect(await gate(cookie, requireAccount)).toBe("in");
    await expect(leave(SITE)).rejects.toMatchObject({ digest: expect.stringContaining(";/;") });
    expect(await gate(cookie, requireAccount)).toBe("/connexion");
    expect(await inRequest(new Headers({ cookie }), homePath)).toBeNull();
  });
});
