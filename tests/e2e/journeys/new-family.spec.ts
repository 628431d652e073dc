import { choosePassword, signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { latestMail, linkIn } from "../support/mailbox";
import { signUp } from "../support/new-family";
import { decide, queueCard } from "../support/staff";
import { expect, test } from "../support/test";
import { words } from "../support/words";

const PASSWORD = "quatre mots sans rapport";

test("a new family signs up, is accepted, finishes its file in two sittings and comes home", async ({
  page,
  person,
  run,
}) => {
  const family = {
    firstName: "Inès",
    lastName: `Nouvel ${run}`,
    email: `ines.nouvel.${run}@exemple.test`,
    children: [
      { firstName: "Malo", birthDate: "2019-03-12" },
      { firstName: "Rose", birthDate: "2021-06-01" },
    ],
  };
  const adult = `Inès Nouvel ${run}`;

  await page.goto("/inscription");
  await checkPage(page);
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  const summary = page
    .getByRole("alert")
    .filter({ hasText: words("Votre demande n'est pas encore envoyée") });
  await expect(summary).toBeFocused();
  await checkPage(page);

  await signUp(page, family);
  await expect(page).toHaveURL("/inscription/envoyee");
  await expect(page.getByText(words("La structure va l'étudier et vous répondra par e-mail."))).toBeVisible();
  await checkPage(page);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("portail-session");

  const received = await latestMail(family.email);
  expect(received.subject).toBe("Votre demande d’inscription est bien arrivée");
  const tracking = linkIn(received, "/inscription/suivi/");
  await page.goto(tracking);
  await expect(page.getByText("Demande reçue")).toBeVisible();
  await checkPage(page);

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const card = await queueCard(agent, "inscriptions", adult);
  await expect(card).toContainText("Malo");
  await expect(card).toContainText("Rose");
  await checkPage(agent);
  await decide(agent, "inscriptions", adult);
  await checkPage(agent);

  const accepted = await latestMail(family.email, 2);
  expect(accepted.text).toContain("Terminer mon inscription");
  await page.goto(tracking);
  await expect(page.getByText("Demande acceptée")).toBeVisible();

  await page.goto(linkIn(accepted, "/inscription/terminer/"));
  await checkPage(page);
  await choosePassword(page, "motdepasse123", "Continuer");
  await expect(page.getByText(/trop facile à deviner/).first()).toBeVisible();
  await choosePassword(page, PASSWORD, "Continuer");

  await expect(page).toHaveURL("/inscription/dossier/coordonnees");
  await checkPage(page);
  await page.goto("/accueil");
  await expect(page).toHaveURL("/inscription/dossier/coordonnees");
  await page.getByRole("button", { name: "Enregistrer et continuer" }).click();

  await expect(page).toHaveURL("/inscription/dossier/enfants");
  await checkPage(page);
  for (const name of ["Malo", "Rose"]) {
    const child = page.getByRole("group", { name: `${name} Nouvel ${run}` });
    await child.getByRole("radio", { name: name === "Rose" ? "Fille" : "Garçon" }).check();
    await child.getByRole("combobox").selectOption(name === "Rose" ? "GS" : "CE1");
  }
  await page.getByRole("button", { name: "Enregistrer et continuer" }).click();
  await expect(page).toHaveURL("/inscription/dossier/responsable");
  await checkPage(page);
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL("/");

  const later = await person();
  await signIn(later, family.email, PASSWORD);
  await expect(later).toHaveURL("/inscription/dossier/responsable");
  await later.getByRole("checkbox", { name: "Je suis seul(e) responsable" }).check();
  await later.getByRole("button", { name: "Enregistrer et continuer" }).click();
  await expect(later).toHaveURL("/inscription/dossier/quotient");
  await checkPage(later);
  await later.getByRole("radio", { name: "CAF" }).check();
  await later.getByRole("button", { name: "Enregistrer et continuer" }).click();
  await expect(later).toHaveURL("/inscription/dossier/confirmation");
  await checkPage(later);
  await later.getByRole("checkbox", { name: "Je confirme que ces informations sont exactes" }).check();
  await later.getByRole("button", { name: "Terminer mon inscription" }).click();
  await expect(later.getByRole("heading", { level: 1 })).toHaveText("Bienvenue sur le portail Famille !");
  await checkPage(later);
  await later.getByRole("link", { name: words("Aller à l'accueil") }).click();
  await expect(later.getByRole("heading", { level: 1 })).toHaveText("Bonjour Inès");

  await page.goto(linkIn(accepted, "/inscription/terminer/"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce lien a déjà servi");
  await checkPage(page);
});

test("a refused family gets the reason, by mail and on its page", async ({ page, person, run }) => {
  const family = {
    firstName: "Yann",
    lastName: `Refus ${run}`,
    email: `yann.refus.${run}@exemple.test`,
    children: [{ firstName: "Nolwenn", birthDate: "2018-01-20" }],
  };
  const reason = "Les Tilleuls n'accueillent que les enfants de Valmont-sur-Isère.";
  await signUp(page, family);
  await expect(page).toHaveURL("/inscription/envoyee");
  const tracking = linkIn(await latestMail(family.email), "/inscription/suivi/");

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const card = await queueCard(agent, "inscriptions", `Yann Refus ${run}`);
  await card.getByRole("checkbox").check();
  await agent.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByText("Écrivez le motif du refus : la famille le recevra.").first()).toBeVisible();
  await checkPage(agent);
  await agent.getByLabel("Motif").fill(reason);
  await agent.getByRole("button", { name: "Refuser" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();

  const refused = await latestMail(family.email, 2);
  expect(refused.text).toContain(reason);
  await page.goto(tracking);
  await expect(page.getByText("Demande refusée")).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await checkPage(page);
});

test("staff see the family that a sign-up would double", async ({ page, person, run }) => {
  const family = {
    firstName: `Odile ${run}`,
    lastName: "Moreau",
    email: `odile.${run}@exemple.test`,
    // The same child as in the example file that the demonstration imported.
    children: [{ firstName: "MAEL", birthDate: "2016-11-04" }],
  };
  await signUp(page, family);
  await expect(page).toHaveURL("/inscription/envoyee");

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  const card = await queueCard(agent, "inscriptions", `Odile ${run} Moreau`);
  await expect(card.getByText("Doublons probables")).toBeVisible();
  await expect(card).toContainText("même enfant");
});

test("an e-mail already known gets the same screen, and its owner a mail", async ({ page, run }) => {
  const email = run === "mobile" ? "famille58@demo.test" : "famille59@demo.test";
  await signUp(page, {
    firstName: "Quelqu'un",
    lastName: "D'autre",
    email: email.toUpperCase(),
    children: [{ firstName: "Alix", birthDate: "2019-09-09" }],
  });
  await expect(page).toHaveURL("/inscription/envoyee");
  await expect(page.getByText(words("La structure va l'étudier et vous répondra par e-mail."))).toBeVisible();
  expect((await latestMail(email)).subject).toBe("Vous avez déjà un compte sur le portail Famille");
});
