import { credentials, plainBrowser, plainSignIn, sendForm } from "../support/plain-forms";
import { stage } from "../support/stage";
import { expect, test } from "../support/test";

const PAGES = ["/", "/connexion", "/inscription", "/demo/mails", "/introuvable", "/accueil", "/reservations"];

/** The directives of a policy. */
const directives = (policy = "") =>
  Object.fromEntries(
    policy.split(";").map((text) => {
      const [name = "", ...values] = text.trim().split(/\s+/);
      return [name, values];
    }),
  );

test("every page carries its headers, its policy and a nonce of its own", async () => {
  const browser = await plainBrowser(stage().url);
  await plainSignIn(browser, "famille55@demo.test");
  const nonces = new Set<string>();
  for (const path of PAGES) {
    const answer = await browser.get(path);
    const headers = answer.headers();
    const policy = directives(headers["content-security-policy"]);
    const nonce = policy["script-src"]?.find((value) => value.startsWith("'nonce-")) ?? "";
    nonces.add(nonce);
    expect(policy["script-src"], path).not.toContain("'unsafe-inline'");
    expect(policy["script-src"], path).not.toContain("'unsafe-eval'");
    expect(policy["style-src"], path).not.toContain("'unsafe-inline'");
    expect(policy, path).toMatchObject({
      "default-src": ["'self'"],
      "frame-ancestors": ["'none'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
    });
    const html = await answer.text();
    for (const script of html.match(/<script\b[^>]*>/g) ?? []) {
      expect(script).toContain(`nonce="${nonce.slice("'nonce-".length, -1)}"`);
    }
    expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)="/);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect(headers["strict-transport-security"], path).toBeUndefined();
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  expect(nonces.size).toBe(PAGES.length);
  for (const path of ["/api/sante", "/demo/mails.json", "/icon.svg"]) {
    expect((await browser.get(path)).headers()["x-content-type-options"], path).toBe("nosniff");
  }
  const { cookies } = await browser.storageState();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["langue", "portail-appareil", "portail-session"]);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await browser.dispose();
});

test("behind https, browsers are told to stay there and the cookies are bound to the host", async ({
  own,
}) => {
  const { PORTAIL_DEMO: _, DEMO_NOW: __, ...settings } = await own.settings();
  const address = "https://portail.exemple.test";
  const portal = await own.portal({ ...settings, APP_URL: address });
  const browser = await plainBrowser(portal.url, { Origin: address, Host: new URL(address).host });
  const page = await browser.get("/connexion");
  expect(page.headers()["strict-transport-security"]).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  expect(page.headers()["content-security-policy"]).toContain("upgrade-insecure-requests");
  const answer = await sendForm(browser, "/connexion", "connexion", credentials("famille01@demo.test"), {
    maxRedirects: 0,
  });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  const session = cookies.find(({ value }) => value.startsWith("__Host-portail-session="))?.value ?? "";
  expect(session).toMatch(/; Path=\//);
  expect(session).toMatch(/; Secure/);
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; SameSite=lax/i);
  expect(session).not.toMatch(/; Domain=/);
  for (const { value } of cookies) expect(value).toMatch(/; Secure/);
  await browser.dispose();
});
