import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { expect, test } from "../support/test";

/** What belongs to the first household alone, as it could stand in a page. */
const SECRETS =
  /Camille|Julien|Martin|Léa|Noé|parent@demo|julien\.martin|Lavoir|06 ?39 ?98 ?01 ?0[12]|1234567|1 320/;

test("a slot taken by the other household reads « déjà réservé », and nothing of that household shows", async ({
  page,
  person,
  run,
}) => {
  const day = run.startsWith("mobile") ? "mardi 12 janvier 2027" : "jeudi 14 janvier 2027";
  const month = "/reservations?mois=2027-01&vue=mois";
  const slot = (state: string) => `Zoé Bernard, Périscolaire Soir, ${day}, ${state}`;
  const father = await person();
  await signIn(father, "parent3@demo.test");
  await father.goto(month);
  await father.getByRole("checkbox", { name: slot("libre") }).check();

  await signIn(page, "parent@demo.test");
  await page.goto(month);
  await page.getByRole("checkbox", { name: slot("libre") }).check();
  await page.getByRole("button", { name: "Envoyer mes demandes" }).click();
  await expect(page.getByRole("checkbox", { name: slot("demande de réservation") })).toBeVisible();

  await father.getByRole("button", { name: "Envoyer mes demandes" }).click();
  await expect(
    father.getByText("Aucun jour n'a changé").or(father.getByText("Aucun jour n’a changé")),
  ).toBeVisible();
  await expect(father.getByText(slot("déjà réservé"), { exact: true })).toBeAttached();
  await expect(father.getByRole("checkbox", { name: slot("libre") })).toHaveCount(0);
  await checkPage(father);

  for (const path of [month, "/accueil", "/famille", "/factures", "/documents", "/compte"]) {
    const answer = await father.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect((await answer.text()).match(SECRETS)?.[0], path).toBeUndefined();
  }
});
