import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { photo } from "../support/files";
import { expect, test } from "../support/test";

test("a parent declares absences, sends a photo as proof, and takes one back; the structure sees it at once", async ({
  own,
  person,
}) => {
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const parent = await person({ baseURL });
  const agent = await person({ baseURL });
  await signIn(parent, "parent@demo.test");
  await signIn(agent, "agent@demo.test");
  await parent.goto("/reservations");
  await parent.getByRole("link", { name: "Signaler une absence" }).click();
  await expect(parent.getByRole("heading", { level: 1 })).toHaveText("Signaler une absence");
  await checkPage(parent);
  await parent.getByRole("button", { name: "Signaler l’absence" }).click();
  await expect(
    parent.getByRole("alert").filter({ hasText: "L’absence n’est pas encore signalée" }),
  ).toBeVisible();
  await checkPage(parent);

  await parent
    .getByRole("group", { name: "Quels jours ?" })
    .getByRole("checkbox", { name: /^Léa\s:\stoute la semaine/ })
    .first()
    .check();
  await parent.getByRole("radio", { name: /^Maladie/ }).check();
  await parent.getByRole("textbox", { name: /^Un mot pour la structure/ }).fill("De retour lundi.");
  await parent.getByRole("button", { name: "Signaler l’absence" }).click();
  await expect(parent.getByText(/jours d’absence sont signalés\. La structure le voit/)).toBeVisible();
  await checkPage(parent);

  const proof = parent.locator("form#justificatif");
  await proof.getByLabel("Justificatif").setInputFiles(await photo("certificat.jpg"));
  await proof.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(parent.getByText("Justificatif reçu : la structure le vérifie.").first()).toBeVisible();
  await checkPage(parent);

  await agent.goto("/equipe/demandes/absences");
  await expect(agent.getByText("Mot de la famille : De retour lundi.")).toBeVisible();

  const own1 = parent
    .getByRole("listitem")
    .filter({ hasText: "De retour lundi." })
    .filter({ has: parent.getByRole("heading") });
  await own1.getByText("Retirer : mon enfant viendra finalement").click();
  await own1.getByRole("checkbox").first().check();
  await own1.getByRole("button", { name: "Retirer", exact: true }).click();
  await expect(
    parent.getByText("L’absence est retirée : votre enfant est de nouveau attendu."),
  ).toBeVisible();
  await checkPage(parent);
});
