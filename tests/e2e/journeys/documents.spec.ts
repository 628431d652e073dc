import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { familyOf, field } from "../support/family";
import { activePdf, pdf, photo, svg } from "../support/files";
import { latestMail } from "../support/mailbox";
import { STRUCTURE } from "../support/new-family";
import { expect, test } from "../support/test";

const INSURANCE = "Assurance scolaire et extrascolaire";
const BLURRED = "La photo est floue : le nom de l'enfant ne se lit pas.";

/** What became of a file that was sent. */
const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Résultat de l’envoi" }).getByRole("listitem").filter({ hasText: name });

/** Opens the piece of a family in the queue and returns when it stands beside its decision. */
async function openPiece(agent: Page, what: string, adult: string) {
  await agent.goto("/equipe/demandes/pieces");
  const line = agent.getByRole("listitem").filter({
    has: agent.getByRole("checkbox", { name: `Sélectionner : ${what} (famille de ${adult})` }),
  });
  await expect(line).toBeVisible();
  const open = line.getByRole("link", { name: `Ouvrir : ${what} (famille de ${adult})` });
  if ((await open.count()) > 0) await open.click();
  await expect(agent.getByRole("heading", { name: what, exact: true })).toBeVisible();
  await expect(agent.getByRole("link", { name: `Famille de ${adult}`, exact: true })).toBeVisible();
}

test("a family sends what is asked for; staff see it beside the decision, refuse it, then accept another", async ({
  page,
  person,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille08@demo.test" : "famille09@demo.test";
  const { adult, child, childFirstName } = await familyOf(login);
  await signIn(page, login);
  await page.goto("/documents/envois");
  await checkPage(page);
  const piece = page
    .getByRole("region", { name: childFirstName, exact: true })
    .getByRole("listitem")
    .filter({ hasText: INSURANCE });
  await expect(piece).toContainText("À envoyer");
  await piece.locator("summary").click();

  // The file is held back until its progress shows.
  let letGo = () => {};
  const seen = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route("**/documents/envois/fichier", async (route) => {
    await seen;
    await route.continue();
  });
  await piece.getByLabel("Fichiers").setInputFiles(await photo("IMG_2041.jpg"));
  await piece.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByRole("progressbar", { name: "Envoi de IMG_2041.jpg" })).toBeVisible();
  letGo();
  await expect(row(page, "IMG_2041.jpg")).toContainText("Envoyé");
  await page.unroute("**/documents/envois/fichier");
  await expect(piece).toContainText("Reçu, en cours de vérification");
  await checkPage(page);

  const free = page.getByRole("region", { name: "Envoyer un autre document" });
  await free.getByRole("button", { name: "Envoyer", exact: true }).click();
  await field(free, "Titre du document").fill(`Certificat ${run}`);
  await free
    .getByLabel("Fichiers")
    .setInputFiles([await pdf("certificat.pdf"), svg("dessin.svg"), await activePdf("formulaire.pdf")]);
  await free.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(row(page, "certificat.pdf")).toContainText("Envoyé");
  await expect(row(page, "dessin.svg")).toContainText("Seuls les PDF, les photos JPEG et les images PNG");
  await expect(row(page, "formulaire.pdf")).toContainText("Ce PDF contient un programme");
  const history = page.getByRole("region", { name: "Ce que vous avez envoyé" });
  await expect(history.getByRole("link", { name: `Certificat ${run}` })).toHaveCount(1);
  await checkPage(page);

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const what = `${INSURANCE}, ${child}`;
  await openPiece(agent, what, adult);
  const picture = agent.getByRole("img", { name: `Document : ${what}` });
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100);
  await checkPage(agent);
  const decision = agent.locator("#piece");
  await decision.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByText("Écrivez le motif du refus : la famille le recevra.").first()).toBeVisible();
  await decision.getByLabel("Motif").fill(BLURRED);
  await decision.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();
  const refusal = await latestMail(login);
  expect(refusal.subject).toBe("Réponse à vos envois de documents");
  expect(refusal.text).toContain(BLURRED);

  await page.reload();
  await expect(piece).toContainText("Refusé");
  await expect(piece).toContainText(`Motif : ${BLURRED}`);
  await piece.locator("summary").click();
  await piece.getByLabel("Fichiers").setInputFiles(await pdf("assurance.pdf"));
  await piece.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(piece).toContainText("Reçu, en cours de vérification");
  await openPiece(agent, what, adult);
  await expect(agent.locator("iframe")).toBeVisible();
  await checkPage(agent);
  await decision.getByLabel("Valable jusqu’au").fill("2027-08-31");
  await decision.getByRole("button", { name: "Valider" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();
  expect((await latestMail(login, 2)).text).toMatch(/Document accepté/i);
  await page.reload();
  await expect(piece).toContainText("Vérifié");
  await expect(piece).toContainText("Valable jusqu’au 31 août 2027");
  await history
    .getByRole("listitem")
    .filter({ hasText: `Certificat ${run}` })
    .getByRole("button", { name: `Retirer « Certificat ${run} »` })
    .click();
  await expect(page.getByText("Ce document a été retiré")).toBeVisible();
});

test("staff publish several documents at once, and write to one household", async ({ page, person, run }) => {
  const login = run.startsWith("mobile") ? "famille13@demo.test" : "famille14@demo.test";
  const { adult } = await familyOf(login);
  const agent = await person();
  await signIn(agent, "agent@demo.test");
  await agent.goto("/equipe/documents");
  await checkPage(agent);
  await agent.getByRole("link", { name: "Publier des documents" }).click();
  await expect(agent).toHaveURL("/equipe/documents/publier");
  await checkPage(agent);
  await agent.getByRole("radio", { name: "Les familles d’une structure" }).check();
  await agent.getByRole("button", { name: "Continuer" }).click();
  await agent.getByLabel("Structure").selectOption(STRUCTURE);
  await agent.getByLabel("Catégorie").selectOption("Menu");
  const titles = [`menus-decembre-${run}`, `menus-janvier-${run}`];
  await agent
    .getByLabel("Fichiers")
    .setInputFiles([await pdf(`${titles[0]}.pdf`), await photo(`${titles[1]}.jpg`)]);
  await checkPage(agent);
  await agent.getByRole("button", { name: "Publier", exact: true }).click();
  await expect(row(agent, titles[0]!)).toContainText("Publié");
  await expect(row(agent, titles[1]!)).toContainText("Publié");
  await checkPage(agent);

  await signIn(page, login);
  await page.goto("/documents");
  const offered = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  for (const title of titles) await expect(offered(title)).toContainText("Nouveau");
  await checkPage(page);
  const href = await page
    .getByRole("link", { name: new RegExp(`^Télécharger « ${titles[0]}`) })
    .getAttribute("href");
  const file = await page.request.get(href ?? "");
  expect(file.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringContaining("attachment"),
  });
  await page.reload();
  await expect(offered(titles[0]!)).not.toContainText("Nouveau");
  await expect(offered(titles[1]!)).toContainText("Nouveau");

  await agent.goto("/equipe/documents/publier?pour=famille");
  await checkPage(agent);
  await agent.getByLabel("Nom de la famille").fill(adult);
  await agent.getByRole("button", { name: "Chercher" }).click();
  await agent.getByRole("link", { name: new RegExp(`^Écrire à .*${adult}`) }).click();
  await field(agent, "Titre").fill(`Réponse ${run}`);
  await agent.getByLabel("Fichiers").setInputFiles(await pdf("lettre.pdf"));
  await agent.getByRole("button", { name: "Publier", exact: true }).click();
  await expect(row(agent, "lettre.pdf")).toContainText("Publié");
  const mail = await latestMail(login);
  expect(mail.subject).toBe("Un document vous attend sur le portail Famille");
  expect(mail.text).toContain(`Réponse ${run}`);
  await page.goto("/factures");
  await expect(page.getByRole("list", { name: "Courriers et documents de votre foyer" })).toContainText(
    `Réponse ${run}`,
  );
  await checkPage(page);

  await agent.goto("/equipe/documents");
  await agent.getByRole("button", { name: new RegExp(`^Retirer « ${titles[1]}`) }).click();
  await expect(agent.getByText("Le document est retiré")).toBeVisible();
  await page.goto("/documents");
  await expect(offered(titles[0]!)).toBeVisible();
  await expect(offered(titles[1]!)).toHaveCount(0);
});
