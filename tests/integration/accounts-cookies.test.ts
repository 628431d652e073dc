// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET } from "@/app/api/auth/[...nextauth]/route";
import { chooseLanguage } from "@/lib/accounts/actions";
import { writeDeviceCookie, writeSessionCookie } from "@/lib/auth";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { currentLocale } from "@/lib/text/locale";
import { inRequest } from "./request-scope";

const SITE = "https://famille.exemple.fr";
Object.assign(env(), { APP_URL: SITE, https: true });

/** What a browser is given to keep while `work` runs. */
async function kept(work: () => Promise<unknown>): Promise<string[]> {
  const headers = new Headers({ origin: SITE });
  const { cookies } = await import("next/headers");
  return inRequest(headers, async () => {
    await work().catch(() => undefined);
    return (await cookies()).getAll().map(({ name }) => name);
  });
}

test("over https every cookie is bound to this host", async () => {
  const form = new FormData();
  form.set("langue", "en");
  const names = await kept(async () => {
    await writeSessionCookie({ sid: newId(), version: 1 });
    await writeDeviceCookie("x");
    await chooseLanguage(form);
  });
  expect(names).toEqual(["__Host-portail-session", "__Host-portail-appareil", "__Host-langue"]);

  const request = new NextRequest(`${SITE}/api/auth/csrf`, { headers: { host: "famille.exemple.fr" } });
  const context = { params: Promise.resolve({ nextauth: ["csrf"] }) };
  const answer = (await inRequest(request.headers, () => GET(request, context))) as Response;
  const set = answer.headers.getSetCookie();
  expect(set).toHaveLength(2);
  for (const cookie of set) expect(cookie).toMatch(/^__Host-[^;]+; Path=\/; .*Secure/);
});

test("the language is read from the cookie in which it was kept", async () => {
  const read = (cookie: string) => inRequest(new Headers({ cookie }), currentLocale);
  expect(await read("__Host-langue=en")).toBe("en");
  expect(await read("langue=en")).toBe("fr");
});
