import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { calendarPath } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

/** The pages that the other journeys do not pass through; tests/e2e/coverage.spec.ts proves that none is left out. */
async function checkAll(page: Page, paths: string[]) {
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await checkPage(page);
  }
}

test("the pages for everybody", async ({ page }) => {
  await checkAll(page, [
    "/",
    "/inscription/suivi/inconnu",
    "/inscription/terminer/inconnu",
    "/mot-de-passe/inconnu",
    "/mentions-legales",
    "/confidentialite",
    "/accessibilite",
    "/demo/mails",
  ]);
});

test("the parents' pages", async ({ page }) => {
  await signIn(page, "parent@demo.test");
  await checkAll(page, [
    "/accueil",
    "/famille",
    "/reservations",
    calendarPath("semaine", "2026-11-23"),
    calendarPath("periode", "2026-11-23"),
    calendarPath("mois", "2026-08-01"),
    "/reservations/repeter",
    "/reservations/semaines",
    "/reservations/absences",
    "/reservations/inscriptions",
    "/reservations/agenda",
    "/documents",
    "/documents/envois",
    "/factures",
  ]);
});

test("the staff's pages", async ({ page }) => {
  await signIn(page, "agent@demo.test");
  await checkAll(page, [
    "/equipe",
    "/equipe/demandes",
    "/equipe/familles",
    "/equipe/familles?q=personne",
    "/equipe/familles/nouvelle?responsables=2&enfants=3",
    "/equipe/imports",
    "/equipe/compte",
  ]);
});

/** The first link of a page whose address is of this kind. */
async function linkOn(page: Page, path: string, kind: RegExp): Promise<string> {
  await page.goto(path);
  const hrefs = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const found = hrefs.find((href) => href && kind.test(href));
  expect(found, `${kind} on ${path}`).toBeDefined();
  return found!;
}

const ID = "[0-9a-f-]{36}";

test("the pages of requests, planning and allocations", async ({ page }) => {
  await signIn(page, "admin@demo.test");
  const request = await linkOn(
    page,
    "/equipe/demandes?type=reservations",
    new RegExp(`^/equipe/demandes/${ID}`),
  );
  const day = await linkOn(page, "/equipe/planning", new RegExp(`^/equipe/planning/reservations/${ID}`));
  const allocation = await linkOn(page, "/equipe/attributions", new RegExp(`^/equipe/attributions/${ID}$`));
  const prepare = await linkOn(page, "/equipe/attributions", /^\/equipe\/attributions\/nouvelle/);
  await checkAll(page, [
    "/equipe/demandes?type=attente",
    "/equipe/demandes/activites",
    "/equipe/demandes/absences",
    request,
    "/equipe/planning",
    await linkOn(page, "/equipe/planning", /planning\/ajouter/),
    day,
    "/equipe/planning/fermetures",
    await linkOn(page, "/equipe/planning", /fermetures\/nouvelle/),
    "/equipe/attributions",
    allocation,
    prepare,
  ]);
});

test("the pages of an activity's settings", async ({ page }) => {
  test.slow();
  await signIn(page, "admin@demo.test");
  const list = "/equipe/parametres/activites";
  const activity = await linkOn(page, list, new RegExp(`^${list}/${ID}$`));
  const within = (part: string, kind = part) =>
    linkOn(page, `${activity}/${part}`, new RegExp(`/${kind}/${ID}$`));
  const parts = [await within("creneaux"), await within("groupes"), await within("ouvertures")];
  await checkAll(page, [
    "/equipe/parametres",
    list,
    await linkOn(page, list, /activites\/nouvelle/),
    activity,
    `${activity}/creneaux`,
    `${activity}/groupes`,
    `${activity}/ouvertures`,
    ...parts,
    `${activity}/jours`,
    `${activity}/delais`,
    `${activity}/delais/nouveau`,
    `${activity}/regles`,
    `${activity}/absences`,
    `${activity}/inscriptions`,
    `${activity}/inscriptions/nouvelle`,
  ]);
});
