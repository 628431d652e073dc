import { expect, type Locator, type Page } from "@playwright/test";
import { query } from "./database";
import { stage } from "./stage";

export type KnownFamily = {
  householdId: string;
  adultId: string;
  /** First and last name, as pages write them. */
  adult: string;
  childId: string;
  child: string;
  /** What the family's own pages call the child where no other could be meant. */
  childFirstName: string;
};

/** The household of a login of the demonstration, with its youngest child. */
export async function familyOf(login: string, databaseUrl = stage().databaseUrl): Promise<KnownFamily> {
  const rows = await query<KnownFamily>(
    databaseUrl,
    `SELECT a.household_id AS "householdId", a.id AS "adultId", a.first_name || ' ' || a.last_name AS adult,
       c.id AS "childId", c.first_name || ' ' || c.last_name AS child,
       c.first_name AS "childFirstName"
     FROM account ac JOIN adult a ON a.id = ac.adult_id JOIN household_child hc ON hc.household_id = a.household_id
       JOIN child c ON c.id = hc.child_id WHERE ac.email = $1 ORDER BY c.birth_date DESC LIMIT 1`,
    [login],
  );
  if (!rows[0]) throw new Error(`no family of ${login}`);
  return rows[0];
}

/** Opens "Ma famille", then one part of somebody's file. */
export async function openPart(page: Page, name: string, part: string): Promise<void> {
  await page.goto("/famille");
  const parts = page.getByRole("list", { name: `Rubriques : ${name}`, exact: true });
  await parts.getByRole("link", { name: new RegExp(`^${part}`) }).click();
  await expect(page).not.toHaveURL(/\/famille(\?|#|$)/);
}

/** Opens the editor of the part that stands open. */
export async function edit(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Modifier", exact: true }).click();
  await expect(page).toHaveURL(/\/modifier$/);
}

export const save = (page: Page) => page.getByRole("button", { name: "Enregistrer", exact: true }).click();

/** A text field by its whole label: "Téléphone" is not "Téléphone professionnel". */
export const field = (page: Page | Locator, name: string) => page.getByRole("textbox", { name, exact: true });

/** What a page says under a term. */
export const detail = (page: Page | Locator, term: string) =>
  page
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator("xpath=following-sibling::dd");
