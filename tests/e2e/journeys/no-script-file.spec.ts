import { signIn } from "../support/accounts";
import { detail, edit, familyOf, field, openPart, save } from "../support/family";
import { pdf, svg } from "../support/files";
import { expect, test } from "../support/test";

test("a family edits its file, sends documents and confirms it without script", async ({ person, run }) => {
  const login = run.startsWith("mobile") ? "famille10@demo.test" : "famille11@demo.test";
  const { adult } = await familyOf(login);
  const page = await person({ javaScriptEnabled: false });
  await signIn(page, login);
  await openPart(page, adult, "Coordonnées");
  await edit(page);
  await field(page, "Téléphone").fill("12");
  await field(page, "Employeur").fill("Scierie du Vercors");
  await save(page);
  await expect(page.getByText(/Écrivez un numéro de téléphone complet/).first()).toBeVisible();
  await expect(field(page, "Employeur")).toHaveValue("Scierie du Vercors");
  await field(page, "Téléphone").fill("06 39 98 09 09");
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await expect(detail(page, "Employeur")).toHaveText("Scierie du Vercors");

  await page.goto("/documents/envois");
  const free = page.getByRole("region", { name: "Envoyer un autre document" });
  await field(free, "Titre du document").fill(`Sans script ${run}`);
  await free.getByLabel("Fichiers").setInputFiles([await pdf("certificat.pdf"), svg("dessin.svg")]);
  await free.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByText("1 fichier a bien été envoyé.")).toBeVisible();
  await expect(page.getByText(/^Fichier\sn°\s2\s: Seuls les PDF/)).toBeVisible();
  await expect(
    page
      .getByRole("region", { name: "Ce que vous avez envoyé" })
      .getByRole("link", { name: `Sans script ${run}` }),
  ).toBeVisible();

  await page.goto("/famille");
  await page.getByRole("button", { name: "Je confirme que ces informations sont exactes" }).click();
  await expect(page.getByText("Merci : votre dossier est confirmé pour cette année.")).toBeVisible();
});
