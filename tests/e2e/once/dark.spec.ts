import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

test.use({ colorScheme: "dark" });

test("the pages for everybody in the dark", async ({ page }) => {
  for (const path of ["/", "/connexion", "/inscription"]) {
    await page.goto(path);
    await checkPage(page);
  }
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = background
    .match(/\d+/g)!
    .slice(0, 3)
    .every((channel) => Number(channel) < 80);
  expect(light, background).toBe(true);
});

test("the parents' pages in the dark", async ({ page }) => {
  await signIn(page, "parent@demo.test");
  for (const path of ["/accueil", "/reservations?vue=mois&date=2026-11-01", "/factures", "/compte"]) {
    await page.goto(path);
    await checkPage(page);
  }
});

test("the staff's pages in the dark", async ({ page }) => {
  await signIn(page, "agent@demo.test");
  for (const path of ["/equipe", "/equipe/demandes", "/equipe/familles"]) {
    await page.goto(path);
    await checkPage(page);
  }
});
