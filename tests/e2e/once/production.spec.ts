import { submitLogin } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { plainBrowser, sendForm } from "../support/plain-forms";
import { runScript } from "../support/portal";
import { expect, test } from "../support/test";
import { words } from "../support/words";

test("in production there is no local mailbox, and staff see that mails wait for a mail service", async ({
  own,
  page,
}) => {
  const { PORTAIL_DEMO: _, DEMO_NOW: __, ...settings } = await own.settings();
  const portal = await own.portal(settings);
  const browser = await plainBrowser(portal.url);
  for (const path of ["/demo/mails", "/demo/mails.json", "/demo/mails/1", "/api/demo/mails/1"]) {
    expect((await browser.get(path)).status(), path).toBe(404);
  }
  expect((await browser.get("/api/sante")).status()).toBe(200);
  await sendForm(browser, "/mot-de-passe-oublie", "oubli", [["identifiant", "famille01@demo.test"]]);
  await page.goto(`${portal.url}/connexion`);
  await submitLogin(page, "agent@demo.test");
  await expect(page.getByText(words("Aucun service d'envoi n'est configuré"))).toBeVisible();
  await checkPage(page);
  await browser.dispose();
});

const REFUSED: [what: string, change: Record<string, string>, name: string][] = [
  ["a frozen clock in production", { PORTAIL_DEMO: "0" }, "DEMO_NOW"],
  ["a demonstration that others can reach", { APP_URL: "https://portail.exemple.test" }, "PORTAIL_DEMO"],
  ["no database", { DATABASE_URL: "" }, "DATABASE_URL"],
  ["a short secret", { AUTH_SECRET: "court" }, "AUTH_SECRET"],
  ["no address", { APP_URL: "" }, "APP_URL"],
  ["no key for health data", { DATA_KEY: "" }, "DATA_KEY"],
  ["a short key", { DATA_KEY: "c2hvcnQ=" }, "DATA_KEY"],
  ["no choice of where files stand", { STORAGE: "", PORTAIL_DEMO: "0", DEMO_NOW: "" }, "STORAGE"],
  ["a disk without a directory", { FILES_DIR: "" }, "FILES_DIR"],
  ["UploadThing without its token", { STORAGE: "uploadthing" }, "UPLOADTHING_TOKEN"],
];

test("the server does not start with settings that are missing or malformed, and names one in one sentence", async ({
  own,
}) => {
  const settings = await own.settings();
  const starts = REFUSED.map(async ([what, change, name]) => {
    const { code, output } = await runScript(["scripts/start.mjs"], { ...settings, ...change });
    expect(code, what).toBe(1);
    expect(output.trim().split("\n"), what).toHaveLength(1);
    expect(output, what).toContain(name);
  });
  await Promise.all(starts);
});
