import { expect, type Locator, type Page } from "@playwright/test";

type Queue = "inscriptions" | "reservations" | "annulations";

/** Opens one part of the queue and returns the card that holds `name` in its heading. */
export async function queueCard(page: Page, queue: Queue, name: string): Promise<Locator> {
  await page.goto(`/equipe/demandes?type=${queue}`);
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });
  await expect(card).toBeVisible();
  return card;
}

/** Ticks an entry of the queue and decides it as a whole, refusing with `reason` where one is given. */
export async function decide(page: Page, queue: Queue, name: string, reason?: string): Promise<void> {
  const card = await queueCard(page, queue, name);
  await card.getByRole("checkbox").check();
  if (reason) await page.getByLabel("Motif").fill(reason);
  await page.getByRole("button", { name: reason ? "Refuser" : "Valider" }).click();
  await expect(page.getByText("Décision enregistrée")).toBeVisible();
}
