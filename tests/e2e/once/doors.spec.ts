import { type APIRequestContext, request } from "@playwright/test";
import { submitLogin } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { credentials, formData, plainBrowser, plainSignIn, sendForm } from "../support/plain-forms";
import { expect, test } from "../support/test";
import { words } from "../support/words";

const EVIL = "https://ailleurs.exemple.test";
const LOGIN = "famille01@demo.test";

const sessionOf = async (browser: APIRequestContext) =>
  (await browser.storageState()).cookies.find(({ name }) => name.endsWith("portail-session"));

test("what another site sends is refused", async ({ own }) => {
  const portal = await own.portal(await own.settings());
  const browser = await request.newContext({ baseURL: portal.url });
  const html = await (await browser.get("/connexion")).text();
  const send = (headers: Record<string, string>) =>
    browser.post("/connexion", { multipart: formData(html, "connexion", credentials(LOGIN)), headers });

  for (const origin of [EVIL, "null", portal.url.replace("http:", "https:"), `${portal.url}0`]) {
    await send({ Origin: origin });
    expect(await sessionOf(browser), origin).toBeUndefined();
  }
  for (const site of ["cross-site", "same-site"]) {
    const refused = await send({ "Sec-Fetch-Site": site });
    expect(await refused.text()).toMatch(words("Cette demande ne vient pas du portail."));
    expect(await sessionOf(browser), site).toBeUndefined();
  }

  const door = "/api/auth/callback/credentials";
  for (const [name, value] of [
    ["Origin", EVIL],
    ["Sec-Fetch-Site", "cross-site"],
  ] as const) {
    for (const path of [door, "/api/auth/signout", "/equipe/imports/fichier"]) {
      expect(
        (await browser.post(path, { form: { a: "b" }, headers: { [name]: value } })).status(),
        path,
      ).toBe(403);
    }
  }

  await send({ Origin: portal.url });
  expect(await sessionOf(browser)).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const home = await (await browser.get("/accueil")).text();
  const out = home.match(/<form[^>]*>(?:(?!<\/form>)[\s\S])*?Se déconnecter/)?.[0] ?? "";
  expect(out).not.toBe("");
  const signOut = formData(`${out.replace("<form", '<form id="sortie"')}</form>`, "sortie", []);
  await browser.post("/accueil", { multipart: signOut, headers: { "Sec-Fetch-Site": "cross-site" } });
  expect((await browser.get("/accueil", { maxRedirects: 0 })).status()).toBe(200);
  await browser.dispose();
});

test("failures are counted by the real address, and never lock the owner out", async ({ own, page }) => {
  const portal = await own.portal(await own.settings());
  const owner = await plainBrowser(portal.url);
  await plainSignIn(owner, LOGIN);

  const stranger = await plainBrowser(portal.url);
  const guess = (number: number) =>
    sendForm(stranger, "/connexion", "connexion", credentials(LOGIN, `essai ${number}`), {
      headers: { "X-Forwarded-For": `203.0.113.${number}` },
    });
  for (let number = 1; number <= 20; number += 1) {
    expect(await (await guess(number)).text()).toContain("Identifiant ou mot de passe incorrect.");
  }
  expect(await (await guess(21)).text()).toMatch(words("Trop d'essais ont échoué."));
  await page.goto(`${portal.url}/connexion`);
  await submitLogin(page, LOGIN);
  await expect(page.getByRole("alert").filter({ hasText: words("Trop d'essais ont échoué.") })).toBeVisible();
  await checkPage(page);

  const device = (await owner.storageState()).cookies.filter(({ name }) => name === "portail-appareil");
  const again = await request.newContext({
    baseURL: portal.url,
    extraHTTPHeaders: { Origin: portal.url },
    storageState: { cookies: device, origins: [] },
  });
  expect((await plainSignIn(again, LOGIN)).url()).toBe(`${portal.url}/accueil`);
  await Promise.all([owner.dispose(), stranger.dispose(), again.dispose()]);
});
