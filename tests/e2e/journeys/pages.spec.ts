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
