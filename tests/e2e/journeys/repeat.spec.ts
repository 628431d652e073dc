import { signIn } from "../support/accounts";
import { outcome } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

test("a whole term for three children, asked for in a dozen presses", async ({ own, person }) => {
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const parent = await person({ baseURL });
  await signIn(parent, "parent@demo.test");
  await parent.goto("/reservations");
  await parent.getByRole("link", { name: "Répéter sur plusieurs semaines" }).click();
  await expect(parent.getByRole("heading", { level: 1 })).toHaveText("Répéter");
  for (const name of ["Zoé", "Léa", "Noé"]) {
    await expect(parent.getByRole("checkbox", { name, exact: true })).toBeChecked();
  }
  await checkPage(parent);

  await parent.getByRole("button", { name: "Voir le récapitulatif" }).click();
  const refusal = parent.getByRole("alert").filter({ hasText: "Le récapitulatif n’est pas encore prêt" });
  await expect(refusal.getByRole("link", { name: /^Quels jours/ })).toBeVisible();
  await checkPage(parent);

  for (const day of ["lundi", "mardi", "jeudi", "vendredi"]) {
    await parent.getByRole("checkbox", { name: day, exact: true }).check();
  }
  await parent.getByRole("checkbox", { name: /^Périscolaire Soir,/ }).check();
  await parent.getByRole("radio", { name: /^Du .* janvier au .* février$/ }).check();
  await parent.getByRole("button", { name: "Voir le récapitulatif" }).click();
  const report = parent.getByRole("region", { name: "Récapitulatif", exact: true });
  await expect(report.getByText(/^\d+ jours demandés, \d+ ignorés\s:\s.*chez l’autre parent/)).toBeVisible();
  const cards = parent.getByRole("heading", { name: /^(Zoé|Léa|Noé)\s:\s\d+ jours$/ });
  await expect(cards).toHaveCount(3);
  await expect(report.getByText(/^\d+ ignorés?\s:\schez l’autre parent/)).toBeVisible();
  await checkPage(parent);

  const button = parent.getByRole("button", { name: /^Envoyer mes demandes \(\d+\)$/ });
  const count = Number((await button.textContent())?.match(/\d+/)?.[0]);
  expect(count).toBeGreaterThan(50);
  await report.getByRole("checkbox").first().uncheck();
  await expect(parent.getByRole("button", { name: `Envoyer mes demandes (${count - 1})` })).toBeVisible();
  await button.click();
  await expect(parent).toHaveURL(/\/reservations\?vue=periode&.*date=2027-01-/);
  await expect(outcome(parent)).toContainText(`${count - 1} jours demandés`);
  await expect(outcome(parent).getByText(/: demande envoyée$/)).toHaveCount(count - 1);
  await checkPage(parent);
});
