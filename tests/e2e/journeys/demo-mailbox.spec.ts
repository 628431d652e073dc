import { choosePassword } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

test("without a mail server, the demonstration keeps its mails in a mailbox", async ({ own, page }) => {
  const { url } = await own.portal(await own.settings());
  const login = "famille01@demo.test";
  await page.goto(`${url}/mot-de-passe-oublie`);
  await page.getByLabel("Identifiant").fill(login);
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  await expect(page.getByText("Si un compte existe pour cet identifiant")).toBeVisible();
  await expect
    .poll(async () => (await (await page.request.get(`${url}/demo/mails.json`)).json()).length)
    .toBeGreaterThan(0);
  await page.goto(`${url}/demo/mails`);
  await checkPage(page);
  await page.getByRole("link", { name: "Choisissez un nouveau mot de passe" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choisissez un nouveau mot de passe");
  await expect(page.getByText(login)).toBeVisible();
  await checkPage(page);
  await page.getByRole("link", { name: "Voir la version mise en forme" }).click();
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Choisir un nouveau mot de passe" }).click();
  const reset = await opened;
  await expect(reset.getByRole("heading", { level: 1 })).toHaveText("Nouveau mot de passe");
  await choosePassword(reset, "un secret sans bac à sable", "Enregistrer mon mot de passe");
  await expect(reset).toHaveURL(`${url}/accueil`);
});
