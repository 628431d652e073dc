import { signIn } from "../support/accounts";
import { detail, familyOf, field } from "../support/family";
import { pdf } from "../support/files";
import { tabTo } from "../support/keyboard";
import { DEMO_PASSWORD } from "../support/stage";
import { expect, test } from "../support/test";

test("a parent signs in, asks for days and uses the menu with the keyboard alone", async ({ page }) => {
  await page.goto("/connexion");
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  await tabTo(page, skip, 1);
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#contenu")).toBeFocused();

  await tabTo(page, page.getByLabel("Identifiant"), 2);
  await page.keyboard.type("famille51@demo.test");
  await tabTo(page, page.getByRole("textbox", { name: "Mot de passe" }), 1);
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/accueil");

  await page.goto("/reservations?mois=2026-12&vue=mois");
  const boxes = page.getByRole("checkbox", { name: /, Périscolaire Soir, .*, libre$/ });
  const names = [
    await boxes.nth(0).getAttribute("aria-label"),
    await boxes.nth(1).getAttribute("aria-label"),
  ];
  for (const name of names) {
    const box = page.getByRole("checkbox", { name: name ?? "", exact: true });
    await tabTo(page, box);
    await page.keyboard.press("Space");
    await expect(box).toBeChecked();
  }
  await expect(page.getByText("2 jours à envoyer")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Envoyer mes demandes" }), 200);
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 jours demandés")).toBeVisible();
  for (const name of names) {
    const asked = (name ?? "").replace(/libre$/, "demande de réservation");
    await expect(page.getByRole("checkbox", { name: asked, exact: true })).toBeVisible();
  }

  await page.goto("/accueil");
  const menu = page.locator("summary", { hasText: "Mon compte" });
  await tabTo(page, menu, 5);
  await page.keyboard.press("Enter");
  const family = page.getByRole("link", { name: "Ma famille" });
  await tabTo(page, family, 2);
  await page.keyboard.press("Escape");
  await expect(family).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Se déconnecter" }), 5);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
});

test("a parent edits the file and sends a document with the keyboard alone", async ({ page }) => {
  const login = "famille12@demo.test";
  const { adult, adultId } = await familyOf(login);
  await signIn(page, login);
  await page.goto("/famille");
  const parts = page.getByRole("list", { name: `Rubriques : ${adult}`, exact: true });
  await tabTo(page, parts.getByRole("link", { name: /^Coordonnées/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/famille/responsables/${adultId}/coordonnees`);
  await tabTo(page, page.getByRole("link", { name: "Modifier", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/modifier$/);
  await tabTo(page, field(page, "Profession"));
  await page.keyboard.type("Facteur");
  await tabTo(page, page.getByRole("button", { name: "Enregistrer", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await expect(detail(page, "Profession")).toHaveText("Facteur");

  await page.goto("/documents/envois");
  const free = page.getByRole("region", { name: "Envoyer un autre document" });
  await tabTo(page, field(free, "Titre du document"));
  await page.keyboard.type("Certificat de scolarité");
  const certificate = await pdf("certificat.pdf");
  page.on("filechooser", (chooser) => chooser.setFiles(certificate));
  const files = free.getByLabel("Fichiers");
  await tabTo(page, files);
  await page.keyboard.press("Enter");
  await expect(files).toHaveValue(/certificat\.pdf$/);
  await tabTo(page, free.getByRole("button", { name: "Envoyer", exact: true }));
  await page.keyboard.press("Enter");
  const history = page.getByRole("region", { name: "Ce que vous avez envoyé" });
  await expect(history.getByRole("link", { name: "Certificat de scolarité" })).toBeVisible();
});
