import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { expect, test } from "../support/test";

test("a parent asks for the enrolment of a child in a full activity, waits in line and withdraws", async ({
  page,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille06@demo.test" : "famille14@demo.test";
  const { child, childFirstName } = await familyOf(login);
  await signIn(page, login);
  await page.goto("/reservations");
  await page.getByRole("link", { name: "Inscriptions", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inscriptions aux activités");
  await checkPage(page);
  const card = page.getByRole("main");
  await expect(
    card.getByRole("checkbox", { name: new RegExp(`^${childFirstName} .*complet`) }),
  ).toBeChecked();
  await card.getByRole("textbox", { name: "Un mot pour la structure" }).fill("Elle adore le théâtre.");
  await card.getByRole("button", { name: "Demander l’inscription" }).click();
  await expect(page.getByText(/^1 enfant est en liste d’attente\./)).toBeVisible();
  await expect(card.getByText("en liste d’attente", { exact: true })).toBeVisible();
  await expect(card.getByText(/rang \d/)).toBeVisible();
  await checkPage(page);
  await card
    .getByRole("button", {
      name: new RegExp(`^Retirer la demande d’inscription de (${childFirstName}|${child})`),
    })
    .click();
  await expect(page.getByText("La demande est retirée.", { exact: true })).toBeVisible();
  await checkPage(page);
});
