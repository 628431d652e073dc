import { signIn } from "../support/accounts";
import { calendarPath, DECEMBER, outcome, recap } from "../support/calendar";
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

  await page.goto(DECEMBER);
  const cell = (slot: string, day: string, state = "libre") =>
    page.getByRole("checkbox", { name: new RegExp(`, ${slot}, ${day} décembre 2026, ${state}$`) });
  // One stop for the whole table: arrows lead from cell to cell, Tab leaves it.
  await tabTo(page, cell("Cantine Repas", "mardi 1er"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("table").locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(cell("Cantine Repas", "mardi 1er")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(cell("Cantine Repas", "mardi 1er")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(cell("Périscolaire Soir", "mardi 1er")).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(cell("Périscolaire Soir", "jeudi 3")).toBeChecked();
  await expect(recap(page)).toHaveText("2 jours demandés");
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(calendarPath("mois", "2027-01-01"));
  await expect(page.getByRole("checkbox", { name: /janvier 2027, libre$/ }).first()).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(page).toHaveURL(DECEMBER);
  await expect(cell("Périscolaire Soir", "jeudi 3")).toBeChecked();
  await expect(page.getByRole("table").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Envoyer mes demandes" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toContainText("2 jours demandés");
  await expect(cell("Périscolaire Soir", "jeudi 3", "demande de réservation")).toBeVisible();

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
