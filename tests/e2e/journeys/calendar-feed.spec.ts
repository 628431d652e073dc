import { signIn } from "../support/accounts";
import { DECEMBER, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { expect, test } from "../support/test";

test("a private calendar address: created, read by a calendar, revoked", async ({ page, request, run }) => {
  const login = run.startsWith("mobile") ? "famille21@demo.test" : "famille22@demo.test";
  const { childFirstName } = await familyOf(login);
  await signIn(page, login);
  await page.goto(DECEMBER);
  await page.getByRole("checkbox", { name: /, Périscolaire Soir, mardi 8 décembre 2026, libre$/ }).check();
  await send(page);
  await page.getByRole("link", { name: "Agenda du téléphone" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mon agenda");
  await checkPage(page);
  await page.getByRole("button", { name: "Créer mon lien d’agenda" }).click();
  const address = page.getByLabel("Adresse à copier");
  await expect(address).toHaveValue(/\/api\/agenda\//);
  await expect(page.getByText(/^Aucun agenda ne l’a encore lu/)).toBeVisible();
  await checkPage(page);

  // A calendar has no session: the address is all that it knows.
  const first = await address.inputValue();
  const read = await request.get(first);
  expect(read.headers()["content-type"]).toContain("text/calendar");
  const words = (await read.text()).replaceAll(/\r?\n[ \t]/g, "");
  expect(words).toContain("BEGIN:VTIMEZONE");
  expect(words).toMatch(new RegExp(`SUMMARY:${childFirstName}\\s:\\sPériscolaire\\\\, Soir \\(demandé\\)`));
  const again = await request.get(first, { headers: { "If-None-Match": read.headers().etag ?? "" } });
  expect(again.status()).toBe(304);

  await page.reload();
  await expect(page.getByText(/^Dernière lecture\s:/)).toBeVisible();
  await page.getByRole("button", { name: "Révoquer et créer un nouveau lien" }).click();
  await expect(address).not.toHaveValue(first);
  const second = await address.inputValue();
  expect((await request.get(first)).status()).toBe(404);
  expect((await request.get(second)).status()).toBe(200);
  await page.getByRole("button", { name: "Supprimer le lien" }).click();
  await expect(page.getByText("Votre lien est supprimé : il ne montre plus rien.")).toBeVisible();
  expect((await request.get(second)).status()).toBe(404);
  await checkPage(page);
});
