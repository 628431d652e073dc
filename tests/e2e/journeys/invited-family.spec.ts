import type { Page } from "@playwright/test";
import { choosePassword, signIn, submitLogin } from "../support/accounts";
import { box, DECEMBER, lockedCell, outcome, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { latestMail, mailsTo } from "../support/mailbox";
import { phoneOf, STRUCTURE } from "../support/new-family";
import { decide, queueCard } from "../support/staff";
import { expect, test } from "../support/test";

const PASSWORD = "cinq tilleuls au bord";

async function ask(page: Page, ...cells: string[]) {
  for (const name of cells) await box(page, name).check();
  await send(page);
}

async function createFamily(agent: Page, family: { lastName: string; emails: [string, string] }) {
  await agent.goto("/equipe/familles");
  await agent.getByRole("link", { name: "Créer une famille" }).click();
  await agent.getByLabel("Responsables").selectOption("2");
  await agent.getByRole("button", { name: "Adapter le formulaire" }).click();
  await agent.getByLabel("Structure").selectOption(STRUCTURE);
  for (const [index, firstName] of ["Claire", "Marc"].entries()) {
    const adult = agent.getByRole("group", { name: `Responsable ${index + 1}` });
    await adult.getByLabel("Prénom").fill(firstName);
    await adult.getByLabel("Nom", { exact: true }).fill(family.lastName);
    await adult.getByLabel("Adresse e-mail").fill(family.emails[index]!);
    await adult.getByLabel("Téléphone").fill(phoneOf(family.emails[index]!));
  }
  await agent.getByRole("textbox", { name: "Adresse", exact: true }).fill("5 place du Marché");
  await agent.getByLabel("Code postal").fill("38140");
  await agent.getByLabel("Commune").fill("Valmont-sur-Isère");
  await agent.getByLabel("Prénom de l’enfant").fill("Léa");
  await agent.getByLabel("Nom de l’enfant", { exact: true }).fill(family.lastName);
  await agent.getByLabel("Date de naissance").fill("2018-04-02");
  await agent.getByRole("button", { name: "Créer la famille" }).click();
  await expect(agent).toHaveURL(/\/equipe\/familles\/[0-9a-f-]{36}/);
}

async function oneTimePassword(address: string, count = 1): Promise<string> {
  const { text } = await latestMail(address, count);
  expect(text).toMatch(new RegExp(`Identifiant[\\s\\S]*${address}`));
  const secret = text.match(/Mot de passe provisoire\s*:?\s*(\S+)/)?.[1];
  expect(secret, text).toBeDefined();
  return secret ?? "";
}

test("an invited family asks for days, gets its answers by mail, and takes one day back", async ({
  page,
  person,
  run,
}) => {
  const lastName = `Martin ${run}`;
  const emails: [string, string] = [`claire.${run}@exemple.test`, `marc.${run}@exemple.test`];
  const [claire, marc] = emails;
  const agent = await person();

  await signIn(agent, "agent@demo.test");
  await createFamily(agent, { lastName, emails });
  await checkPage(agent);
  const familyPage = agent.url();

  await agent.goto(`/equipe/familles?q=${encodeURIComponent(lastName)}`);
  await agent
    .getByRole("checkbox", { name: `Choisir la famille Claire ${lastName}, Marc ${lastName}` })
    .check();
  await agent.getByRole("button", { name: "Inviter", exact: true }).click();
  await expect(agent.getByText("2 invitations partent.")).toBeVisible();
  await checkPage(agent);
  const secret = await oneTimePassword(claire);
  await agent.goto(familyPage);
  await expect(agent.getByText(/^invitation envoyée/)).toHaveCount(2);

  await page.goto("/connexion");
  await checkPage(page);
  await signIn(page, claire.toUpperCase(), secret);
  await expect(page).toHaveURL("/premiere-connexion");
  await checkPage(page);
  await page.goto("/reservations");
  await expect(page).toHaveURL("/premiere-connexion");
  await choosePassword(page, PASSWORD, "Enregistrer mon mot de passe");
  await expect(page).toHaveURL("/accueil");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bonjour Claire");
  await agent.reload();
  await expect(agent.getByText(/^invitation utilisée/)).toHaveCount(1);
  await expect(agent.getByText(/^invitation envoyée/)).toHaveCount(1);
  const old = await oneTimePassword(marc);
  await agent.getByRole("button", { name: `Envoyer à nouveau l’invitation de Marc ${lastName}` }).click();
  const renewed = await oneTimePassword(marc, 2);
  const other = await person();
  await other.goto("/connexion");
  await submitLogin(other, marc, old);
  await expect(
    other.getByRole("alert").filter({ hasText: "Un message plus récent a remplacé" }),
  ).toBeVisible();
  await signIn(other, marc, renewed);
  await choosePassword(other, PASSWORD, "Enregistrer mon mot de passe");
  await expect(other).toHaveURL("/accueil");

  await page.getByRole("link", { name: /^Réservations/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes réservations");
  const child = `Léa ${lastName}`;
  const tomorrow = { child, slot: "Cantine Repas", day: "mardi 24 novembre 2026", state: "délai dépassé" };
  await expect(lockedCell(page, tomorrow)).toBeVisible();
  await expect(box(page, `Léa ${lastName}, Périscolaire Soir, mardi 24 novembre 2026, libre`)).toBeVisible();
  await page.goto(DECEMBER);
  const tuesday = `Léa ${lastName}, Cantine Repas, mardi 8 décembre 2026`;
  const thursday = `Léa ${lastName}, Cantine Repas, jeudi 10 décembre 2026`;
  const friday = `Léa ${lastName}, Cantine Repas, vendredi 11 décembre 2026`;
  await ask(page, `${tuesday}, libre`, `${thursday}, libre`, `${friday}, libre`);
  await expect(outcome(page)).toContainText("3 jours demandés. La structure vous répondra par e-mail.");
  await expect(outcome(page).getByRole("heading", { name: child })).toBeVisible();
  const asked = "Cantine Repas, mardi 8 décembre 2026 : demande envoyée";
  await expect(outcome(page).getByText(asked)).toBeVisible();
  await checkPage(page);

  await queueCard(agent, "reservations", `Famille ${lastName}`);
  await agent.getByRole("link", { name: `Répondre jour par jour – Famille ${lastName}` }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(`Demande de la famille ${lastName}`);
  await checkPage(agent);
  const verdict = (day: string) => agent.getByRole("group", { name: day });
  await verdict(tuesday).getByRole("radio", { name: "Valider" }).check();
  await verdict(thursday).getByRole("radio", { name: "Refuser" }).check();
  await agent.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(agent.getByText("Écrivez le motif du refus : la famille le recevra.").first()).toBeVisible();
  await agent.getByLabel(`Motif pour ${thursday}`).fill("Sortie scolaire ce jour-là.");
  await agent.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();
  await decide(agent, "reservations", `Famille ${lastName}`, "Le groupe est complet.");

  const before = { [claire]: 1, [marc]: 2 };
  for (const address of emails) {
    const mail = await latestMail(address, before[address]! + 2);
    expect(mail.subject).toBe("Réservations\u00a0: 1 jour refusé");
    expect(mail.text).toContain("vendredi 11 décembre 2026");
    expect(mail.text).toContain("Le groupe est complet.");
    const first = (await mailsTo(address))[before[address]!];
    expect(first?.text).toMatch(/Jour accepté[\s\S]*mardi 8 décembre 2026/i);
    expect(first?.text).toMatch(
      /Jour refusé[\s\S]*jeudi 10 décembre 2026[\s\S]*Sortie scolaire ce jour-là\./i,
    );
  }

  await page.goto(DECEMBER);
  await expect(box(page, `${tuesday}, réservé`)).toBeVisible();
  const refused = `${thursday}, refusé · motif : Sortie scolaire ce jour-là.`;
  await expect(page.getByRole("cell", { name: refused })).toBeVisible();
  await ask(page, `${tuesday}, réservé`);
  await expect(outcome(page)).toContainText("1 annulation demandée");
  await expect(page.getByRole("cell", { name: `${tuesday}, demande d’annulation` })).toBeVisible();
  await checkPage(page);

  await decide(agent, "annulations", `Famille ${lastName}`);
  for (const address of emails) {
    expect((await latestMail(address, before[address]! + 3)).text).toMatch(
      /Annulation acceptée[\s\S]*mardi 8 décembre 2026/i,
    );
  }
  await page.reload();
  await expect(box(page, `${tuesday}, libre`)).toBeVisible();
  await agent.goto(familyPage);
  await expect(agent.getByRole("link", { name: "Réservations : 1 jour refusé" }).first()).toBeVisible();
  await checkPage(agent);
});
