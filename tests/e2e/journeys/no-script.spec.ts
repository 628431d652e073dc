import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { DECEMBER, outcome, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { familiesFile } from "../support/families-file";
import { latestMail } from "../support/mailbox";
import { fillAdult, fillChild } from "../support/new-family";
import { queueCard } from "../support/staff";
import { expect, test } from "../support/test";

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

test("a new family signs up without script, with a second child", async ({ person, run }) => {
  const page = await person(WITHOUT_SCRIPT);
  const family = {
    firstName: "Sacha",
    lastName: `Sobre ${run}`,
    email: `sacha.${run}@exemple.test`,
    children: [
      { firstName: "Tom", birthDate: "2019-10-10" },
      { firstName: "Lou", birthDate: "2022-02-02" },
    ],
  };
  await page.goto("/inscription");
  await fillAdult(page, family);
  await fillChild(page, family, 0);
  await page.getByRole("button", { name: "Ajouter un enfant" }).click();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(family.email);
  await expect(page.getByLabel("Prénom de l'enfant").first()).toHaveValue("Tom");
  await fillChild(page, family, 1);
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(page.getByRole("alert")).toContainText("Cochez cette case");
  await expect(page.getByLabel("Prénom de l'enfant").nth(1)).toHaveValue("Lou");
  await page.getByRole("checkbox", { name: /^J'ai lu/ }).check();
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(page).toHaveURL("/inscription/envoyee");
  await latestMail(family.email);
});

test("a parent and an agent do their work without script", async ({ person, run }) => {
  const login = run.startsWith("mobile") ? "famille41@demo.test" : "famille42@demo.test";
  const parent = await person(WITHOUT_SCRIPT);
  await parent.goto("/connexion");
  await parent.getByLabel("Identifiant").fill(login);
  await parent.getByRole("textbox", { name: "Mot de passe" }).fill("faux");
  await parent.getByRole("button", { name: "Se connecter" }).click();
  await expect(parent.getByRole("alert")).toContainText("Identifiant ou mot de passe incorrect.");
  await expect(parent.getByLabel("Identifiant")).toHaveValue(login);
  await signIn(parent, login);
  await expect(parent).toHaveURL("/accueil");

  await parent.goto(DECEMBER);
  const box = (day: string, state: string) =>
    parent.getByRole("checkbox", { name: new RegExp(`, Périscolaire Soir, ${day}, ${state}$`) });
  const child = (await box("lundi 7 décembre 2026", "libre").getAttribute("aria-label"))?.split(",")[0];
  const lastName = child?.replace(/^\S+ /, "");
  await box("lundi 7 décembre 2026", "libre").check();
  await box("mardi 8 décembre 2026", "libre").check();
  await send(parent);
  await expect(outcome(parent)).toContainText("2 jours demandés");
  await expect(box("lundi 7 décembre 2026", "demande de réservation")).toBeVisible();

  const agent = await person(WITHOUT_SCRIPT);
  await signIn(agent, "agent@demo.test");
  const card = await queueCard(agent, "reservations", `Famille ${lastName}`);
  await card.getByRole("checkbox").check();
  await agent.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByRole("alert")).toContainText("Écrivez le motif du refus");
  await expect(card.getByRole("checkbox")).toBeChecked();
  await agent.getByLabel("Motif").fill("Fermeture exceptionnelle.");
  await agent.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();
  expect((await latestMail(login)).text).toContain("Fermeture exceptionnelle.");

  await parent.reload();
  await expect(parent.getByRole("cell", { name: /lundi 7 décembre 2026, refusé/ })).toBeVisible();
  await parent.getByRole("button", { name: "English" }).click();
  await expect(parent.getByRole("heading", { level: 1 })).toHaveText("My bookings");
  await expect(parent).toHaveURL(/date=2026-12-01/);
  await parent.getByRole("button", { name: "Français" }).click();
  await signOutWithoutScript(parent);
});

async function signOutWithoutScript(page: Page) {
  await page.locator("summary", { hasText: "Mon compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/(#bilan)?$/);
  await page.goto("/accueil");
  await expect(page).toHaveURL("/connexion");
}

test("an agent imports a file without script", async ({ page, person, run }) => {
  const agent = await person(WITHOUT_SCRIPT);
  await signIn(agent, "agent@demo.test");
  await agent.goto("/equipe/imports");
  const lastName = run.startsWith("mobile") ? "Sansscript" : "Sansecran";
  const bytes = Buffer.from(familiesFile([{ foyer: `SC-${run}`, enfant_nom: lastName }]));
  await agent
    .getByLabel("Fichier CSV")
    .setInputFiles({ name: "un.csv", mimeType: "text/csv", buffer: bytes });
  await agent.getByRole("button", { name: "Vérifier" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Vérification de un.csv");
  // axe itself needs script: another window looks at the same page.
  await signIn(page, "agent@demo.test");
  await page.goto(agent.url());
  await checkPage(page);
  await agent.getByRole("button", { name: "Importer" }).click();
  await expect(agent.getByText("Import terminé")).toBeVisible();
  await agent.goto(`/equipe/familles?q=${lastName}`);
  await expect(agent.getByRole("status")).toHaveText("1 famille");
});
