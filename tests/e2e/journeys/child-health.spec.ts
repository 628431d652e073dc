import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { edit, familyOf, field, openPart, save } from "../support/family";
import { expect, test } from "../support/test";

const OUTING = "Sortie piscine (Accueil de loisirs Les Tilleuls)";

/** What a link or a button downloads. */
async function download(page: Page, from: Locator) {
  const started = page.waitForEvent("download");
  await from.click();
  const file = await started;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a child's health is filled in by the parent, read by who may, and each reading is told", async ({
  page,
  person,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille06@demo.test" : "famille07@demo.test";
  const { child, childId, householdId } = await familyOf(login);
  await signIn(page, login);
  await openPart(page, child, "Santé");
  await checkPage(page);
  await edit(page);
  await checkPage(page);
  await page
    .getByLabel("Diphtérie, tétanos, poliomyélite (DTP) : date de la dernière dose")
    .fill("2025-06-11");
  await page.getByRole("group", { name: "Votre enfant a-t-il un PAI ?" }).getByLabel("Oui").check();
  await page.getByLabel("Valable à partir du").fill("2026-09-01");
  await page.getByLabel("Valable jusqu’au").fill("2026-08-31");
  const allergy = page.getByRole("group", { name: "Allergie 1", exact: true });
  await field(allergy, "Allergie à").fill("Kiwi");
  await allergy.getByLabel("Nature").selectOption("alimentaire");
  await allergy.getByLabel("Gravité").selectOption("grave");
  await field(page, "Nom du médecin").fill("Dr Colette Aubry");
  await save(page);
  await expect(page.getByText("La fin vient avant le début.").first()).toBeVisible();
  await expect(field(allergy, "Allergie à")).toHaveValue("Kiwi");
  await checkPage(page);
  await page.getByLabel("Valable jusqu’au").fill("2027-07-05");
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await expect(page.getByText(/Kiwi/)).toBeVisible();
  await checkPage(page);
  await openPart(page, child, "Régime alimentaire");
  await edit(page);
  await page.getByLabel("Végétarien").check();
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await openPart(page, child, "Qui a consulté sa santé");
  await expect(page.getByText("Personne n’a consulté ces informations")).toBeVisible();
  await checkPage(page);

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const closed = [
    `/equipe/enfants/${childId}/sante`,
    `/equipe/enfants/${childId}/fiche-sanitaire`,
    `/equipe/familles/${householdId}/dossier/enfants/${childId}/sante`,
    `/equipe/familles/${householdId}/dossier/enfants/${childId}/regime-alimentaire`,
    "/equipe/sorties",
  ];
  for (const path of closed) expect((await agent.request.get(path)).status(), path).toBe(404);
  await agent.goto(`/equipe/familles/${householdId}`);
  await expect(agent.getByRole("list", { name: `Rubriques : ${child}` })).not.toContainText("Santé");
  expect(await agent.content()).not.toMatch(/Kiwi|Colette Aubry|Végétarien/);

  const director = await person();
  await signIn(director, "direction@demo.test");
  await director.goto(`/equipe/familles/${householdId}`);
  await director
    .getByRole("list", { name: `Rubriques : ${child}` })
    .getByRole("link", { name: "Fiche santé" })
    .click();
  await expect(director.getByRole("heading", { level: 1 })).toHaveText(`Santé de ${child}`);
  await expect(director.getByText(/Kiwi/).first()).toBeVisible();
  await expect(director.getByText("Végétarien")).toBeVisible();
  await checkPage(director);
  const sheet = await download(director, director.getByRole("link", { name: "Fiche sanitaire (PDF)" }));
  expect(sheet.name).toBe("fiche-sanitaire.pdf");
  expect(sheet.bytes.subarray(0, 5).toString()).toBe("%PDF-");

  await director.goto("/equipe/sorties");
  await checkPage(director);
  await director.getByLabel("Activité", { exact: true }).selectOption(OUTING);
  await director.getByRole("button", { name: "Voir les enfants" }).click();
  const box = director.getByRole("checkbox", { name: new RegExp(`^${child},`) });
  await expect(box).toBeAttached();
  if (!(await box.isVisible()))
    await director.locator("summary", { hasText: "Autres enfants inscrits" }).click();
  await checkPage(director);
  await box.check();
  await director.getByLabel("Lieu de la sortie").fill("Piscine de Voiron");
  const trip = await download(
    director,
    director.getByRole("button", { name: "Télécharger la fiche de sortie (PDF)" }),
  );
  expect(trip.name).toMatch(/^fiche-de-sortie-\d{4}-\d\d-\d\d\.pdf$/);
  expect(trip.bytes.subarray(0, 5).toString()).toBe("%PDF-");

  await page.reload();
  const readings = page.getByRole("table", { name: "Consultations" });
  for (const purpose of [
    "Lecture à l’écran",
    "Fiche sanitaire imprimée ou téléchargée",
    "Fiche de sortie imprimée ou téléchargée",
  ]) {
    await expect(
      readings.getByRole("row").filter({ hasText: "Hélène Roche" }).filter({ hasText: purpose }),
    ).not.toHaveCount(0);
  }
  await expect(readings).not.toContainText("Nadia Lefèvre");
  await checkPage(page);
});
