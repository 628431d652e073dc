import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { box, calendarPath, outcome, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

const JANUARY = calendarPath("mois", "2027-01-01");

test("two parents act on the same days: the second is told what the first changed, the rest goes through", async ({
  own,
  person,
}) => {
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const [camille, julien] = [await person({ baseURL }), await person({ baseURL })];
  const cell = (page: Page, day: string, state: string) =>
    box(page, `Noé Martin, Périscolaire Soir, ${day} janvier 2027, ${state}`);
  await signIn(camille, "parent@demo.test");
  await signIn(julien, "julien.martin@demo.test");
  await camille.goto(JANUARY);
  await cell(camille, "mardi 12", "libre").check();
  await send(camille);
  await julien.goto(JANUARY);
  await cell(camille, "mardi 12", "demande de réservation").check();
  await send(camille);
  await expect(outcome(camille)).toContainText("1 demande retirée");
  await cell(camille, "mardi 12", "libre").check();
  await send(camille);

  await cell(julien, "mardi 12", "demande de réservation").check();
  await cell(julien, "jeudi 14", "libre").check();
  await send(julien);
  await expect(
    outcome(julien).getByText(/mardi 12 janvier 2027\s:\s.*changé à .+ par l’autre parent/),
  ).toBeVisible();
  await expect(outcome(julien).getByText(/jeudi 14 janvier 2027\s:\sdemande envoyée/)).toBeVisible();
  await expect(cell(julien, "mardi 12", "demande de réservation")).toBeVisible();
  await checkPage(julien);
});
