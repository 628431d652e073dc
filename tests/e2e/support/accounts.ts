import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "./stage";

/** Signs in through the login page and waits for the page behind it. */
export async function signIn(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto("/connexion");
  await submitLogin(page, login, password);
  await expect(page).not.toHaveURL(/\/connexion/);
}

/** Fills in and sends the login page that stands open. */
export async function submitLogin(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Identifiant").fill(login);
  await page.getByRole("textbox", { name: "Mot de passe" }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

/** Chooses a password, where the page asks for a new one. */
export async function choosePassword(page: Page, password: string, button: string): Promise<void> {
  await page.getByRole("textbox", { name: "Nouveau mot de passe" }).fill(password);
  await page.getByRole("textbox", { name: "Confirmation" }).fill(password);
  await page.getByRole("button", { name: button }).click();
}

/** Ends the session with the menu "Mon compte". */
export async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Mon compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/$/);
}
