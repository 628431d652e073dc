import type { Page } from "@playwright/test";

export type NewFamily = {
  firstName: string;
  lastName: string;
  email: string;
  children: { firstName: string; birthDate: string }[];
};

export const STRUCTURE = "Accueil de loisirs Les Tilleuls";

/** A phone number for an address, so that no two families of the tests share one. */
export function phoneOf(email: string): string {
  const sum = [...email].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
  return `063${String(sum).padStart(7, "0")}`;
}

/** Fills in the first part of the form at /inscription: the adult and where the family lives. */
export async function fillAdult(page: Page, family: NewFamily): Promise<void> {
  await page.getByLabel("Civilité").selectOption("Madame");
  await page.getByRole("textbox", { name: "Prénom", exact: true }).fill(family.firstName);
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill(family.lastName);
  await page.getByLabel("Adresse e-mail").fill(family.email);
  await page.getByLabel("Téléphone").fill(phoneOf(family.email));
  await page.getByRole("combobox", { name: "Adresse", exact: true }).fill("3 rue des Écoles");
  await page.getByLabel("Code postal").fill("38140");
  await page.getByLabel("Commune").fill("Valmont-sur-Isère");
  await page.getByLabel("Structure").selectOption(STRUCTURE);
}

/** Fills in the child of this number (from 0). */
export async function fillChild(page: Page, family: NewFamily, index: number): Promise<void> {
  const child = family.children[index];
  const group = page.getByRole("group", { name: `Enfant ${index + 1}` });
  await group.getByLabel("Prénom de l'enfant").fill(child?.firstName ?? "");
  await group.getByLabel("Nom de l'enfant", { exact: true }).fill(family.lastName);
  await group.getByLabel("Date de naissance").fill(child?.birthDate ?? "");
}

/** Signs a family up, with "Ajouter un enfant" for each child after the first. */
export async function signUp(page: Page, family: NewFamily): Promise<void> {
  await page.goto("/inscription");
  await fillAdult(page, family);
  await fillChild(page, family, 0);
  for (let index = 1; index < family.children.length; index += 1) {
    await page.getByRole("button", { name: "Ajouter un enfant" }).click();
    await fillChild(page, family, index);
  }
  await page.getByRole("checkbox", { name: /^J'ai lu/ }).check();
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
}
