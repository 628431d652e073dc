import { choosePassword, signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { edit, familyOf, field, save } from "../support/family";
import { latestMail } from "../support/mailbox";
import { phoneOf } from "../support/new-family";
import { expect, test } from "../support/test";

test("a parent adds who may collect, asks for a child and an adult, and invites that adult", async ({
  page,
  person,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille04@demo.test" : "famille05@demo.test";
  const second = `second.${run}@exemple.test`;
  const family = await familyOf(login);
  await signIn(page, login);
  const add = async (way: string) => {
    await page.goto("/famille");
    await page.getByRole("link", { name: way, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(way);
    await checkPage(page);
  };

  await add("Ajouter une personne autorisée");
  await field(page, "Prénom").fill("Rosalie");
  await field(page, "Nom").fill(`N’Guyen-Le Goff ${run}`);
  await field(page, "Lien avec les enfants").fill("Grand-mère");
  await field(page, "Téléphone").fill(phoneOf(`rosalie.${run}`));
  await save(page);
  await expect(page.getByText("Cette personne est enregistrée.")).toBeVisible();
  await expect(page.getByText(`peut venir chercher ${family.child}`)).toBeVisible();
  await checkPage(page);
  const rosalie = page.getByRole("list", { name: `Rubriques : Rosalie N’Guyen-Le Goff ${run}` });
  await rosalie.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rosalie");
  await checkPage(page);
  await edit(page);
  await checkPage(page);
  await field(page, "Lien avec les enfants").fill("Arrière-grand-mère");
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();

  await add("Ajouter un contact d’urgence");
  await field(page, "Prénom").fill("Basile");
  await field(page, "Nom").fill(`Voisin ${run}`);
  await field(page, "Téléphone").fill("pas un numéro");
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "Rien n’est encore enregistré" })).toBeVisible();
  await checkPage(page);
  await field(page, "Téléphone").fill(phoneOf(`basile.${run}`));
  await save(page);
  await expect(page.getByText("Cette personne est enregistrée.")).toBeVisible();
  await page
    .getByRole("list", { name: `Rubriques : Basile Voisin ${run}` })
    .getByRole("link")
    .click();
  await page.getByText("Retirer cette personne").click();
  await page.getByRole("button", { name: "Oui, la retirer" }).click();
  await expect(page.getByText("Cette personne est retirée.")).toBeVisible();

  const asked = page.getByText("Votre demande est envoyée à la structure.");
  await add("Ajouter un enfant");
  await field(page, "Prénom").fill("Zélie");
  await field(page, "Nom").fill(`Nouvelle ${run}`);
  await page.getByLabel("Date de naissance").fill("2022-02-22");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(asked).toBeVisible();
  await add("Ajouter un responsable");
  await field(page, "Prénom").fill("Gaspard");
  await field(page, "Nom").fill(`Second ${run}`);
  await field(page, "Téléphone").fill(phoneOf(second));
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(asked).toBeVisible();
  await add("Demander autre chose");
  await page.getByRole("radio", { name: "Autre chose" }).check();
  await page.getByLabel("Expliquez votre demande").fill(`Une question de ${run}.`);
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(asked).toBeVisible();
  await checkPage(page);
  const wishes = page.getByRole("region", { name: "Vos demandes à la structure" });
  await wishes
    .getByRole("listitem")
    .filter({ hasText: `Une question de ${run}.` })
    .getByRole("button", { name: "Retirer ma demande" })
    .click();
  await expect(page.getByText("Votre demande est retirée.")).toBeVisible();
  await expect(wishes.getByRole("listitem")).toHaveCount(2);

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  await agent.goto(`/equipe/demandes/dossiers/${family.householdId}`);
  await expect(agent.getByText("Zélie")).toBeVisible();
  await checkPage(agent);
  await agent.getByRole("button", { name: "Tout valider" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();
  expect((await latestMail(login)).text).toMatch(/Demandes acceptées[\s\S]*Zélie/i);
  await agent.goto(`/equipe/demandes/dossiers/${family.householdId}`);
  await checkPage(agent);

  await page.goto("/famille");
  await expect(page.getByRole("region", { name: `Zélie Nouvelle ${run}` })).toBeVisible();
  await page.getByRole("link", { name: `Inviter Gaspard Second ${run}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Inviter Gaspard Second ${run}`);
  await checkPage(page);
  await page.getByLabel(`Adresse e-mail de Gaspard Second ${run}`).fill(second);
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(page.getByText("L’invitation est envoyée.")).toBeVisible();
  const { text } = await latestMail(second);
  const secret = text.match(/Mot de passe provisoire\s*:?\s*(\S+)/)?.[1] ?? "";
  const gaspard = await person();
  await signIn(gaspard, second, secret);
  await choosePassword(gaspard, "quatre tilleuls en fleur", "Enregistrer mon mot de passe");
  await expect(gaspard).toHaveURL("/accueil");
  await gaspard.goto("/famille");
  // Nobody gave Gaspard authority over the child who was there before.
  const child = gaspard.getByRole("region", { name: family.child, exact: true });
  await expect(child.getByRole("link")).toHaveCount(0);
  await checkPage(gaspard);
});
