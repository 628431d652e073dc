import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { field } from "../support/family";
import { phoneOf, STRUCTURE } from "../support/new-family";
import { expect, test } from "../support/test";

const FAMILY_PAGE = /\/equipe\/familles\/[0-9a-f-]{36}$/;

/** Creates a family of one child as staff do, whatever it resembles; returns its page. */
async function create(agent: Page, lastName: string, firstNames: string[]): Promise<string> {
  await agent.goto(`/equipe/familles/nouvelle?responsables=${firstNames.length}&enfants=1`);
  await agent.getByLabel("Structure").selectOption(STRUCTURE);
  for (const [index, firstName] of firstNames.entries()) {
    const adult = agent.getByRole("group", { name: `Responsable ${index + 1}` });
    await adult.getByLabel("Prénom").fill(firstName);
    await adult.getByLabel("Nom", { exact: true }).fill(lastName);
    await adult.getByLabel("Téléphone").fill(phoneOf(`${firstName} ${lastName}`));
  }
  await agent.getByRole("textbox", { name: "Adresse", exact: true }).fill("6 sentier des Lavandes");
  await agent.getByLabel("Code postal").fill("38140");
  await agent.getByLabel("Commune").fill("Valmont-sur-Isère");
  await agent.getByLabel("Prénom de l’enfant").fill("Odette");
  await agent.getByLabel("Nom de l’enfant", { exact: true }).fill(lastName);
  await agent.getByLabel("Date de naissance").fill("2019-10-10");
  const submit = agent.getByRole("button", { name: "Créer la famille" });
  await submit.click();
  const others = agent.getByRole("radio", { name: /^Créer le foyer ; ce sont d’autres personnes/ });
  await expect(others.or(agent.getByText("Gérer cette famille"))).toBeVisible();
  if (await others.isVisible()) {
    await others.check();
    await submit.click();
  }
  await expect(agent).toHaveURL(FAMILY_PAGE);
  return agent.url();
}

test("staff join two files of one family, and take it back", async ({ page, run }) => {
  const lastName = `Doublet ${run}`;
  await signIn(page, "agent@demo.test");
  const first = await create(page, lastName, ["Yvonne"]);
  await create(page, lastName, ["Yvonne"]);
  await page.goto(first);
  await page.getByRole("link", { name: "Réunir avec un autre foyer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Réunir deux foyers");
  await checkPage(page);
  await page.getByRole("searchbox", { name: "Nom, e-mail ou téléphone" }).fill(`doublet ${run}`);
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.getByRole("link", { name: `Comparer avec Yvonne ${lastName}` }).click();
  await expect(page.getByText(`Odette ${lastName} : les deux fiches n’en font plus qu’une`)).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "Réunir ces deux foyers" }).click();
  await expect(page.getByText("Les deux foyers n’en font plus qu’un.")).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "Annuler la fusion" }).click();
  await expect(page.getByText("La fusion est annulée")).toBeVisible();
  await page.goto(`/equipe/familles?q=${encodeURIComponent(`doublet ${run}`)}`);
  await expect(page.getByRole("status").filter({ hasText: /^\d+\sfamille/ })).toHaveText("2 familles");
});

test("staff keep notes, rights and quotients, edit a file, split a household and archive it", async ({
  page,
  run,
}) => {
  const lastName = `Clivé ${run}`;
  await signIn(page, "agent@demo.test");
  const family = await create(page, lastName, ["Marthe", "Anatole"]);
  await checkPage(page);

  const notes = page.getByRole("region", { name: "Notes de l’équipe" });
  await notes.getByLabel("Nouvelle note").fill("Préfère être appelée le soir.");
  await notes.getByRole("button", { name: "Ajouter la note" }).click();
  await expect(notes.getByText("Préfère être appelée le soir.")).toBeVisible();
  await notes.getByRole("button", { name: /^Effacer la note/ }).click();
  await expect(notes.getByText(/^Note effacée/)).toBeVisible();

  const rights = page.getByRole("region", { name: `Droits sur Odette ${lastName}` });
  const adult = (name: string) => rights.getByRole("group", { name: `${name} ${lastName}` });
  await adult("Marthe").getByLabel("Part payée (%)").fill("70");
  await adult("Anatole").getByLabel("Part payée (%)").fill("20");
  const saveRights = rights.getByRole("button", { name: /^Enregistrer les droits/ });
  await saveRights.click();
  await expect(rights.getByText(/font\s100\s%/).first()).toBeVisible();
  await adult("Anatole").getByLabel("Part payée (%)").fill("30");
  await adult("Anatole").getByLabel("Autorité parentale").selectOption("Non");
  await saveRights.click();
  await expect(rights.getByText("Les droits sont enregistrés.")).toBeVisible();

  const quotients = page.getByRole("region", { name: "Quotient familial", exact: true });
  await field(quotients, "Valeur").fill("650,50");
  await quotients.getByRole("button", { name: "Enregistrer le quotient" }).click();
  await expect(quotients.getByRole("table", { name: "Quotients successifs" })).toContainText("650,50");
  await checkPage(page);

  await page
    .getByRole("list", { name: `Rubriques : Marthe ${lastName}` })
    .getByRole("link", { name: "Coordonnées" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Coordonnées : Marthe ${lastName}`);
  await checkPage(page);
  await field(page, "Profession").fill("Relieuse");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("Les modifications sont enregistrées.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Qui a changé quoi, quand" })).toContainText("Relieuse");

  await page.getByRole("link", { name: "Séparer ce foyer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Séparer un foyer");
  await checkPage(page);
  await page.getByLabel(`Anatole ${lastName}`).check();
  await page.getByRole("radio", { name: "Vit dans les deux foyers" }).check();
  await field(page, "Adresse").fill("2 quai des Brumes");
  await field(page, "Code postal").fill("38000");
  await field(page, "Commune").fill("Grenoble");
  await page.getByRole("button", { name: "Créer le nouveau foyer" }).click();
  await expect(page.getByText(/^Le nouveau foyer est créé\./)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Famille Anatole ${lastName}`);
  await checkPage(page);

  await page.goto(family);
  await page.getByLabel("Pourquoi ?").fill("Déménagement");
  await page.getByRole("button", { name: "Archiver la famille" }).click();
  await expect(page.getByText("Cette famille est archivée")).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "Rouvrir la famille" }).click();
  await expect(page.getByText("Cette famille est archivée")).toHaveCount(0);
});
