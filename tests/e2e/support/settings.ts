import { expect, type Page } from "@playwright/test";
import { STRUCTURE } from "./new-family";

/** Adds an activity to the leisure centre; resolves to the address of its settings. */
export async function addActivity(admin: Page, name: string, template: string): Promise<string> {
  await admin.goto("/equipe/parametres/activites");
  await admin.getByRole("navigation", { name: "Activités" }).getByRole("link", { name: STRUCTURE }).click();
  await admin.getByRole("link", { name: "Nouvelle activité" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Nouvelle activité");
  await admin.getByRole("textbox", { name: "Nom" }).fill(name);
  await admin.getByRole("radio", { name: template }).check();
  await admin.getByRole("button", { name: "Créer l’activité" }).click();
  await expect(admin.getByText("L’activité est créée.")).toBeVisible();
  return new URL(admin.url()).pathname;
}

/** Adds a group of all the ages that a structure receives. */
export async function addGroup(admin: Page, settings: string, name: string): Promise<void> {
  await admin.goto(`${settings}/groupes`);
  await admin.getByRole("link", { name: "Ajouter un groupe" }).click();
  await admin.getByRole("textbox", { name: "Nom" }).fill(name);
  await admin.getByLabel("Âge minimum").fill("2");
  await admin.getByLabel("Âge maximum").fill("12");
  await saveSettings(admin);
}

type Slot = { name: string; from: string; to: string; needs?: string; excludes?: string };

/** Adds a slot, with its links to another of the same activity. */
export async function addSlot(admin: Page, settings: string, slot: Slot): Promise<void> {
  await admin.goto(`${settings}/creneaux`);
  await admin.getByRole("link", { name: "Ajouter un créneau" }).click();
  await admin.getByRole("textbox", { name: "Nom" }).fill(slot.name);
  await admin.getByLabel("Début").fill(slot.from);
  await admin.getByLabel("Fin").fill(slot.to);
  const link = (legend: string, other: string) =>
    admin.getByRole("group", { name: legend }).getByRole("checkbox", { name: other, exact: true }).check();
  if (slot.needs) await link("Il ne se réserve qu’avec", slot.needs);
  if (slot.excludes) await link("Un enfant ne peut pas l’avoir le même jour que", slot.excludes);
  await saveSettings(admin);
}

type Opening = { from: string; to: string; weekdays: string[]; places: Record<string, string> };

/** Fills in an opening outside the school holidays and asks what it would change. */
export async function previewOpening(admin: Page, settings: string, opening: Opening): Promise<void> {
  await admin.goto(`${settings}/ouvertures`);
  await admin.getByRole("link", { name: "Ajouter une ouverture" }).click();
  await admin.getByLabel("Du", { exact: true }).fill(opening.from);
  await admin.getByLabel("Au", { exact: true }).fill(opening.to);
  await admin.getByRole("radio", { name: "Hors vacances scolaires" }).check();
  for (const day of await admin
    .getByRole("group", { name: "Jours de la semaine" })
    .getByRole("checkbox")
    .all())
    await day.uncheck();
  for (const day of opening.weekdays) await admin.getByRole("checkbox", { name: day }).check();
  for (const [group, places] of Object.entries(opening.places)) await admin.getByLabel(group).fill(places);
  await admin.getByRole("button", { name: "Voir ce qui va changer" }).click();
  await expect(admin.getByRole("heading", { name: "Ce qui va changer" })).toBeVisible();
}

/** Opens these days of an activity. */
export async function openDays(admin: Page, settings: string, opening: Opening): Promise<void> {
  await previewOpening(admin, settings, opening);
  await admin.getByRole("button", { name: "Appliquer" }).click();
  await expect(admin.getByText("C’est enregistré.")).toBeVisible();
}

export async function saveSettings(admin: Page): Promise<void> {
  await admin.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(admin.getByText("C’est enregistré.")).toBeVisible();
}

/** Chooses how an activity treats requests; `choices` are radio buttons, `fields` the texts beside them. */
export async function setRules(
  admin: Page,
  settings: string,
  choices: [question: string, choice: string][],
  fields: [group: string | null, label: string, value: string][] = [],
): Promise<void> {
  await admin.goto(`${settings}/regles`);
  for (const [question, choice] of choices) {
    const group = admin.getByRole("group", { name: question, exact: true });
    await group.getByRole("radio", { name: choice }).check();
  }
  for (const [group, label, value] of fields) {
    const place = group === null ? admin : admin.getByRole("group", { name: group, exact: true });
    await place.getByRole("textbox", { name: label }).fill(value);
  }
  await admin.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(admin.getByText("Les règles sont enregistrées.")).toBeVisible();
}
