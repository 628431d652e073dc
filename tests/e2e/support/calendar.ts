import { expect, type Locator, type Page } from "@playwright/test";

type View = "mois" | "semaine" | "periode";

/** The address of the parents' calendar in a view, around a day. */
export const calendarPath = (view: View, date: string) => `/reservations?vue=${view}&date=${date}`;

export const DECEMBER = calendarPath("mois", "2026-12-01");

/** What can be ticked: "Léa Martin, Cantine Repas, mardi 8 décembre 2026, libre". */
export const box = (page: Page, name: string | RegExp) =>
  page.getByRole("checkbox", typeof name === "string" ? { name, exact: true } : { name });

/**
 * A cell where nothing can be asked, by its child, day and state; neighbours in the same state are one cell, which names
 * all of their slots.
 */
export function lockedCell(
  page: Page,
  { child, slot, day, state }: { child: string; slot: string; day: string; state: string },
): Locator {
  const [before, between] = [`(^|, )${child}, `, "(.*, )?"];
  return page.getByRole("cell", { name: new RegExp(`${before}${between}${slot}(, .*)?, ${day}, ${state}`) });
}

/** What the bar says of the days that are ticked. */
export const recap = (page: Page) => page.getByRole("region", { name: "Récapitulatif" }).getByRole("status");

/** What became of each day that was sent. */
export const outcome = (page: Page) => page.locator("#bilan");

/** Presses "Envoyer mes demandes" and waits for what became of it. */
export async function send(page: Page, title = "Vos demandes sont envoyées"): Promise<void> {
  await page.getByRole("button", { name: /^Envoyer mes demandes/ }).click();
  await expect(outcome(page).getByText(title)).toBeVisible();
}
