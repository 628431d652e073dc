import { choosePassword, signIn, signOut } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { latestMail, linkIn, mailsTo } from "../support/mailbox";
import { DEMO_PASSWORD, stage } from "../support/stage";
import { expect, test } from "../support/test";
import { words } from "../support/words";

const NEW_PASSWORD = "un nouveau secret bien long";
const ASKED = words("Si un compte existe pour cet identifiant, un message vient de partir.");

test("a forgotten password is replaced by a link that serves once", async ({ page, run }) => {
  const login = run.startsWith("mobile") ? "famille43@demo.test" : "famille44@demo.test";
  const ask = async (identifiant: string) => {
    await page.goto("/connexion");
    await page.getByRole("link", { name: /^Mot de passe oublié/ }).click();
    await expect(page).toHaveURL("/mot-de-passe-oublie");
    await page.getByLabel("Identifiant").fill(identifiant);
    await page.getByRole("button", { name: "Recevoir le lien" }).click();
    await expect(page.getByText(ASKED)).toBeVisible();
  };
  await ask(`inconnu.${run}@exemple.test`);
  await checkPage(page);
  await ask(login);
  const first = linkIn(await latestMail(login), "/mot-de-passe/");
  await ask(login);
  const second = linkIn(await latestMail(login, 2), "/mot-de-passe/");
  expect(await mailsTo(`inconnu.${run}@exemple.test`)).toEqual([]);

  await page.goto(first);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("Ce lien n'ouvre plus rien"));
  await expect(page.getByText(words("Un message plus récent l'a remplacé"))).toBeVisible();
  await checkPage(page);

  await page.goto(second);
  await checkPage(page);
  await choosePassword(page, "court", "Enregistrer mon mot de passe");
  await expect(page.getByText("Choisissez au moins 12 caractères").first()).toBeVisible();
  await checkPage(page);
  await choosePassword(page, NEW_PASSWORD, "Enregistrer mon mot de passe");
  await expect(page).toHaveURL("/accueil");
  expect((await latestMail(login, 3)).subject).toBe("Votre mot de passe a été changé");

  await page.goto(second);
  await expect(page.getByText("Ce lien a déjà servi.")).toBeVisible();
  await page.goto("/accueil");
  await signOut(page);
  await signIn(page, login, NEW_PASSWORD);
  await expect(page).toHaveURL("/accueil");
});

test("a link that has expired says so", async ({ page, run }) => {
  const login = run.startsWith("mobile") ? "famille45@demo.test" : "famille46@demo.test";
  await page.goto("/mot-de-passe-oublie");
  await page.getByLabel("Identifiant").fill(login);
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  const link = linkIn(await latestMail(login), "/mot-de-passe/");
  await query(
    stage().databaseUrl,
    `UPDATE token SET created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours'
     WHERE account_id = (SELECT id FROM account WHERE email = $1)`,
    [login],
  );
  await page.goto(link);
  await expect(page.getByText("Ce lien était valable une heure.")).toBeVisible();
});

test("changing the password ends the other sessions", async ({ page, person, run }) => {
  const login = run.startsWith("mobile") ? "famille47@demo.test" : "famille48@demo.test";
  const phone = await person();
  await signIn(phone, login);
  await signIn(page, login);
  await page.locator("summary", { hasText: "Mon compte" }).click();
  await checkPage(page);
  await page.getByRole("link", { name: "Mot de passe", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gérer votre compte");
  await expect(page.getByText("Vous êtes connecté sur 2 appareils")).toBeVisible();

  const change = async (current: string) => {
    await page.getByRole("textbox", { name: "Mot de passe actuel" }).fill(current);
    await choosePassword(page, NEW_PASSWORD, "Changer mon mot de passe");
  };
  await change("pas celui-ci du tout");
  await expect(page.getByText(words("Ce n'est pas votre mot de passe actuel.")).first()).toBeVisible();
  await checkPage(page);
  await change(DEMO_PASSWORD);
  await expect(page.getByText("Votre mot de passe est changé.")).toBeVisible();
  await checkPage(page);

  await phone.goto("/accueil");
  await expect(phone).toHaveURL("/connexion");
  await page.goto("/accueil");
  await expect(page).toHaveURL("/accueil");
  expect((await latestMail(login)).subject).toBe("Votre mot de passe a été changé");

  await signIn(phone, login, NEW_PASSWORD);
  await page.goto("/compte");
  await page.getByRole("button", { name: "Se déconnecter partout" }).click();
  await expect(page).toHaveURL("/");
  await phone.goto("/accueil");
  await expect(phone).toHaveURL("/connexion");
});
