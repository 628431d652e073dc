import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { familyOf } from "../support/family";
import { stage } from "../support/stage";
import { expect, test } from "../support/test";

const FAMILY = [
  "/accueil",
  "/famille",
  "/famille/demander",
  "/famille/ajouter/enfant",
  "/famille/ajouter/personne",
  "/famille/ajouter/responsable",
  "/reservations",
  "/factures",
  "/documents",
  "/documents/envois",
  "/compte",
];
const STAFF = [
  "/equipe",
  "/equipe/demandes",
  "/equipe/demandes/dossiers",
  "/equipe/demandes/pieces",
  "/equipe/documents",
  "/equipe/documents/publier",
  "/equipe/familles",
  "/equipe/familles/nouvelle",
  "/equipe/imports",
];
/** For who may read health, or change the settings, of a structure. */
const RESERVED = [
  "/equipe/sorties",
  "/equipe/parametres/dossier",
  "/equipe/parametres/dossier/pieces/nouvelle",
];
const NOBODY = "01999999-9999-7999-8999-999999999999";

/** The status of a path for who is signed in, and where it leads. */
async function answer(page: Page, path: string) {
  const response = await page.request.get(path, { maxRedirects: 0 });
  const to = response.headers().location;
  return { status: response.status(), to: to && new URL(to, stage().url).pathname };
}

const idOf = async (sql: string) => (await query<{ id: string }>(stage().databaseUrl, sql))[0]!.id;

test("who is not signed in is led to the login page", async ({ page }) => {
  for (const path of [
    ...FAMILY,
    ...STAFF,
    ...RESERVED,
    "/bienvenue",
    "/premiere-connexion",
    "/inscription/dossier",
  ]) {
    expect(await answer(page, path), path).toEqual({ status: 307, to: "/connexion" });
  }
});

test("a parent finds no page of the staff", async ({ page }) => {
  await signIn(page, "parent2@demo.test");
  const family = await idOf(
    "SELECT household_id AS id FROM adult JOIN account a ON a.adult_id = adult.id LIMIT 1",
  );
  for (const path of [...STAFF, ...RESERVED, `/equipe/familles/${family}`]) {
    expect((await answer(page, path)).status, path).toBe(404);
  }
  await page.goto("/equipe");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
  await checkPage(page);
  await page.getByRole("link", { name: /Revenir à l['’]accueil/ }).click();
  await expect(page).toHaveURL("/accueil");
});

test("an agent has no family space, and nothing of another structure", async ({ page }) => {
  await signIn(page, "agent@demo.test");
  for (const path of FAMILY) expect(await answer(page, path), path).toEqual({ status: 307, to: "/equipe" });
  const elsewhere = await idOf(`SELECT h.id FROM household h WHERE NOT EXISTS (
    SELECT 1 FROM household_structure hs JOIN structure s ON s.id = hs.structure_id
    WHERE hs.household_id = h.id AND s.name LIKE 'Accueil%') LIMIT 1`);
  const batch = await idOf(
    `SELECT b.id FROM import_batch b JOIN staff s ON s.id = b.staff_id WHERE s.is_admin LIMIT 1`,
  );
  for (const path of [
    `/equipe/familles/${elsewhere}`,
    `/equipe/imports/${batch}`,
    ...RESERVED,
    `/equipe/familles/${elsewhere}/dossier/foyer/${elsewhere}/coordonnees`,
    ...["garde", "autorisations"].map((part) => `/equipe/familles/${elsewhere}/${part}/${NOBODY}`),
    `/equipe/familles/${elsewhere}/fusionner`,
    `/equipe/familles/${elsewhere}/separer`,
    ...["familles", "mails", "imports"].flatMap((part) => [
      `/equipe/${part}/${NOBODY}`,
      `/equipe/${part}/1%27%20OR%201=1`,
    ]),
    "/equipe/demandes/1%27%20OR%201=1",
  ]) {
    expect((await answer(page, path)).status, path).toBe(404);
  }
  // A sending that is settled, unknown or another structure's reads the same.
  await page.goto(`/equipe/demandes/${NOBODY}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plus rien n’attend de réponse ici");
  const admin = page;
  await admin.context().clearCookies();
  await signIn(admin, "admin@demo.test");
  expect((await answer(admin, `/equipe/familles/${elsewhere}`)).status).toBe(200);
});

test("a parent opens no file, child or document of another household", async ({ page }) => {
  const { householdId, adultId, childId } = await familyOf("parent@demo.test");
  const file = await idOf(
    `SELECT u.file_id AS id FROM family_upload u WHERE u.household_id = '${householdId}' LIMIT 1`,
  );
  const person = await idOf(`SELECT id FROM authorised_person WHERE household_id = '${householdId}' LIMIT 1`);
  await signIn(page, "parent2@demo.test");
  for (const path of [
    `/famille/foyer/${householdId}/coordonnees`,
    `/famille/responsables/${adultId}/coordonnees/modifier`,
    `/famille/responsables/${adultId}/inviter`,
    `/famille/personnes/${person}`,
    `/famille/personnes/${person}/modifier`,
    ...["identite", "sante", "sante/modifier", "autorisations", "garde", "consultations"].map(
      (part) => `/famille/enfants/${childId}/${part}`,
    ),
    `/api/fichiers/${file}`,
  ]) {
    expect((await answer(page, path)).status, path).toBe(404);
  }
});

test("a parent sees nothing of another family's sending", async ({ page }) => {
  const sending = await idOf(`SELECT r.id FROM reservation_request r WHERE r.household_id NOT IN (
    SELECT household_id FROM adult JOIN account a ON a.adult_id = adult.id WHERE a.email = 'parent2@demo.test') LIMIT 1`);
  await signIn(page, "parent2@demo.test");
  await page.goto(`/reservations?envoi=${sending}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes réservations");
  await expect(page.locator("#bilan")).toHaveCount(0);
});
