import { signIn } from "../support/accounts";
import { DECEMBER } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { detail, edit, familyOf, field, openPart, save } from "../support/family";
import { expect, test } from "../support/test";

const INSURANCE = "Assurance scolaire et extrascolaire";

test("what a structure asks for decides what a family sees, must fill in and may book", async ({
  own,
  person,
}) => {
  // Settings are those of every family of the structure: each run of this journey has a portal of its own.
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const login = "famille20@demo.test";
  const { adult, childFirstName } = await familyOf(login, settings.DATABASE_URL);
  const director = await person({ baseURL });
  const parent = await person({ baseURL });
  await signIn(director, "direction@demo.test");
  await signIn(parent, login);

  await director.getByRole("link", { name: "Paramètres" }).click();
  await expect(director).toHaveURL(/\/equipe\/parametres$/);
  await checkPage(director);
  await director.getByRole("link", { name: /^Dossier des familles/ }).click();
  await expect(director).toHaveURL(/\/equipe\/parametres\/dossier/);
  await checkPage(director);
  const policy = (name: string) =>
    director
      .getByRole("region", { name: "Responsables, Coordonnées" })
      .getByRole("group", { name, exact: true });
  await policy("Profession").getByRole("radio", { name: "Obligatoire" }).check();
  await policy("Employeur").getByRole("radio", { name: "Masqué" }).check();
  await director.getByRole("radio", { name: /^Demandée, et les réservations sont bloquées/ }).check();
  await director.getByRole("button", { name: "Enregistrer les réglages" }).click();
  await expect(
    director.getByText("Les réglages sont enregistrés : ils valent dès maintenant."),
  ).toBeVisible();
  await checkPage(director);

  await director.getByRole("link", { name: `Modifier « ${INSURANCE} »` }).click();
  await expect(director.getByRole("heading", { level: 1 })).toHaveText(INSURANCE);
  await checkPage(director);
  await director.getByRole("radio", { name: /^Obligatoire, et sans lui/ }).check();
  await director.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(director.getByText("Le document est modifié.")).toBeVisible();
  await director.getByRole("link", { name: "Ajouter un document" }).click();
  await expect(director.getByRole("heading", { level: 1 })).toHaveText("Nouveau document demandé");
  await checkPage(director);
  await director.getByLabel("Nom du document").fill("Fiche d’inscription signée");
  await director.getByRole("radio", { name: "Facultatif", exact: true }).check();
  await director.getByRole("button", { name: "Ajouter le document" }).click();
  await expect(director.getByText("Le document est ajouté")).toBeVisible();

  await parent.goto(DECEMBER);
  await expect(parent.getByText("Votre dossier est à confirmer")).toBeVisible();
  await expect(parent.getByText("Il manque un document à votre dossier")).toBeVisible();
  await expect(parent.getByText(`${INSURANCE} (${childFirstName})`)).toBeVisible();
  await expect(parent.getByRole("cell", { name: /, dossier à compléter/ }).first()).toBeVisible();
  await expect(parent.getByRole("checkbox", { name: /, libre$/ })).toHaveCount(0);
  await checkPage(parent);
  await parent.getByRole("link", { name: "Vérifier mon dossier" }).click();
  await expect(
    parent.getByText("Tant qu’il n’est pas confirmé, aucune réservation n’est possible."),
  ).toBeVisible();
  await expect(parent.getByText("Il manque : profession")).toBeVisible();
  await expect(parent.getByText("Remplissez d’abord ce qui manque ci-dessous.")).toBeVisible();
  await checkPage(parent);
  await openPart(parent, adult, "Coordonnées");
  await expect(detail(parent, "Employeur")).toHaveCount(0);
  await edit(parent);
  await field(parent, "Profession").fill("Boulangère");
  await save(parent);
  await expect(parent.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await parent.goto("/famille");
  await parent.getByRole("button", { name: "Je confirme que ces informations sont exactes" }).click();
  await expect(parent.getByText("Merci : votre dossier est confirmé pour cette année.")).toBeVisible();

  await parent.goto(DECEMBER);
  await expect(parent.getByText("Votre dossier est à confirmer")).toHaveCount(0);
  await expect(parent.getByRole("cell", { name: /dossier à compléter · il manque/ }).first()).toBeVisible();
  await parent.goto("/documents/envois");
  await expect(parent.getByText("Fiche d’inscription signée").first()).toBeVisible();
  await expect(parent.getByText("Sans ce document, les réservations sont bloquées.")).toBeVisible();
  await checkPage(parent);
});
