import { signIn } from "../support/accounts";
import { DECEMBER, outcome, send } from "../support/calendar";
import { photo } from "../support/files";
import { expect, test } from "../support/test";

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

test("without script: repeat, send, take back, a usual week, a calendar address", async ({ person, run }) => {
  const login = run.startsWith("mobile") ? "famille25@demo.test" : "famille26@demo.test";
  const page = await person(WITHOUT_SCRIPT);
  await signIn(page, login);
  await page.goto("/reservations/repeter");
  await page.getByRole("checkbox", { name: "mardi", exact: true }).check();
  await page.getByRole("checkbox", { name: /^Périscolaire Soir,/ }).check();
  await page.getByRole("radio", { name: "Semaines paires" }).check();
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  const days = page.getByRole("checkbox", { name: /^mar\. \d/ });
  const count = await days.count();
  expect(count).toBeGreaterThan(1);
  await expect(page.getByText(new RegExp(`^${count} jours demandés`))).toBeVisible();
  await days.first().uncheck();
  await send(page);
  await expect(outcome(page).getByText(/: demande envoyée$/)).toHaveCount(count - 1);
  await page.getByRole("button", { name: "Annuler l’envoi" }).click();
  await expect(outcome(page)).toContainText("Votre envoi est annulé");
  await page.goto(DECEMBER);
  await expect(page.getByRole("checkbox", { name: /, demande de réservation$/ })).toHaveCount(0);

  await page.goto("/reservations/semaines");
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Mardis");
  await page.getByRole("checkbox", { name: /, Périscolaire, Matin, mardi$/ }).check();
  await page.getByRole("button", { name: "Enregistrer ma semaine type" }).click();
  await expect(page.getByText("Votre semaine type est enregistrée.")).toBeVisible();

  await page.goto("/reservations/agenda");
  await page.getByRole("button", { name: "Créer mon lien d’agenda" }).click();
  await expect(page.getByLabel("Adresse à copier")).toHaveValue(/\/api\/agenda\//);
});

test("without script: an absence is declared and proved", async ({ own, person }) => {
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const page = await person({ ...WITHOUT_SCRIPT, baseURL });
  await signIn(page, "parent@demo.test");
  await page.goto("/reservations/absences");
  await page
    .getByRole("group", { name: "Quels jours ?" })
    .getByRole("checkbox", { name: /^Léa\s:\stoute la semaine/ })
    .first()
    .check();
  await page.getByRole("radio", { name: /^Maladie/ }).check();
  await page.getByRole("button", { name: "Signaler l’absence" }).click();
  await expect(page.getByText(/jours d’absence sont signalés/)).toBeVisible();
  const proof = page.locator("form#justificatif");
  await proof.getByLabel("Justificatif").setInputFiles(await photo("certificat.jpg"));
  await proof.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByText("Le justificatif est bien arrivé.")).toBeVisible();
});
