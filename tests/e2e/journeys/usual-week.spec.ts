import { signIn } from "../support/accounts";
import { outcome } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { expect, test } from "../support/test";

test("a usual week is saved, asked for over a period, renamed and removed", async ({ page, run }) => {
  const login = run.startsWith("mobile") ? "famille23@demo.test" : "famille24@demo.test";
  const { childFirstName } = await familyOf(login);
  await signIn(page, login);
  await page.goto("/reservations");
  await page.getByRole("link", { name: "Mes semaines types" }).click();
  await expect(page.getByText("Vous n’avez pas encore de semaine type.")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer ma semaine type" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Votre semaine type n’est pas encore enregistrée" }),
  ).toBeVisible();
  await checkPage(page);
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Semaine d’école");
  for (const day of ["lundi", "jeudi"]) {
    await page.getByRole("checkbox", { name: `${childFirstName}, Périscolaire, Soir, ${day}` }).check();
  }
  await page.getByRole("button", { name: "Enregistrer ma semaine type" }).click();
  await expect(page.getByText("Votre semaine type est enregistrée.")).toBeVisible();
  await expect(page.getByText(`${childFirstName} – Périscolaire, Soir : lun. jeu.`)).toBeVisible();
  await checkPage(page);

  await page.getByRole("link", { name: "Demander sur une période" }).click();
  await expect(page.getByRole("radio", { name: "Semaine d’école" })).toBeChecked();
  await checkPage(page);
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expect(page.getByText(/^\d+ jours demandés/)).toBeVisible();
  await page.getByRole("button", { name: /^Envoyer mes demandes/ }).click();
  await expect(outcome(page)).toContainText("Vos demandes sont envoyées");
  await expect(outcome(page).getByText(/lundi 30 novembre 2026\s:\sdemande envoyée/)).toBeVisible();

  await page.goto("/reservations/semaines");
  await page.getByText("Renommer ou supprimer").click();
  await page.locator('form[id^="renommer-"]').getByRole("textbox", { name: "Nom" }).fill("Soirs");
  await page.getByRole("button", { name: "Renommer" }).click();
  await expect(page.getByRole("heading", { name: "Soirs" })).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "Supprimer", exact: true }).click();
  await expect(page.getByText("La semaine type est supprimée.")).toBeVisible();
});
