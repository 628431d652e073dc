import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { openPart } from "../support/family";
import { stage } from "../support/stage";
import { expect, test } from "../support/test";

test("photographs need both parents, and each may take the consent back", async ({ page, person, run }) => {
  const child = run.startsWith("mobile") ? "Noé Martin" : "Léa Martin";
  const julien = await person();
  await signIn(julien, "julien.martin@demo.test");
  await signIn(page, "parent@demo.test");
  for (const reader of [page, julien]) await openPart(reader, child, "Autorisations");
  await checkPage(page);
  const photos = (reader: typeof page) =>
    reader.getByRole("region", { name: "Photos et vidéos", exact: true });
  const answer = async (reader: typeof page, granted: boolean) => {
    const card = photos(reader);
    await card.getByRole("radio", { name: granted ? /^Oui/ : "Non" }).check();
    if (granted) {
      await card.getByLabel("Affichage dans la structure").check();
      await card.getByLabel("Montrer aux familles la vie de la structure").check();
    }
    await card.getByRole("button", { name: /^Enregistrer ma réponse/ }).click();
    await expect(
      card.getByText(granted ? /^Votre accord est enregistré/ : /^Votre réponse «\snon\s» est enregistrée/),
    ).toBeVisible();
  };

  await answer(julien, false);
  await page.reload();
  await expect(photos(page)).toContainText("Non autorisé");
  await expect(photos(page)).toContainText("Julien Martin :");
  await expect(photos(page)).toContainText("non, le 23 novembre 2026");
  await answer(page, true);
  await expect(photos(page)).toContainText("Non autorisé");
  await answer(julien, true);
  await page.reload();
  await expect(photos(page).getByText("Autorisé", { exact: true })).toBeVisible();
  await expect(photos(page)).toContainText("Affichage dans la structure");
  await checkPage(page);
  await answer(page, false);
  await expect(photos(page)).toContainText("Non autorisé");
  await julien.reload();
  await expect(photos(julien)).toContainText("Non autorisé");
  await expect(photos(julien)).toContainText("Camille Martin :");

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const [household] = await query<{ id: string }>(
    stage().databaseUrl,
    "SELECT a.household_id AS id FROM adult a JOIN account c ON c.adult_id = a.id WHERE c.email = 'parent@demo.test'",
  );
  await agent.goto(`/equipe/familles/${household?.id}`);
  await agent.getByRole("link", { name: `Voir et recopier un papier signé, pour ${child}` }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(`Autorisations de ${child}`);
  await checkPage(agent);
  const transport = agent.getByRole("region", { name: "Transport", exact: true });
  await transport.getByRole("radio", { name: "Julien Martin" }).check();
  await transport.getByRole("radio", { name: "Non", exact: true }).check();
  await transport.getByRole("button", { name: /^Enregistrer le papier signé/ }).click();
  await expect(transport.getByText("La réponse du papier signé est enregistrée.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "Transport", exact: true })).toContainText("papier signé");
});
