import type { Locator, Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/stage";
import { expect, test } from "../support/test";

/** Presses Tab until `target` has the focus, and proves that it shows. */
async function tabTo(page: Page, target: Locator, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  const outline = await target.evaluate((element) =>
    Number.parseFloat(getComputedStyle(element).outlineWidth),
  );
  expect(outline).toBeGreaterThanOrEqual(2);
}

test("a parent signs in, asks for days and uses the menu with the keyboard alone", async ({ page }) => {
  await page.goto("/connexion");
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  await tabTo(page, skip, 1);
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#contenu")).toBeFocused();

  await tabTo(page, page.getByLabel("Identifiant"), 2);
  await page.keyboard.type("famille51@demo.test");
  await tabTo(page, page.getByRole("textbox", { name: "Mot de passe" }), 1);
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/accueil");

  await page.goto("/reservations?mois=2026-12&vue=mois");
  const boxes = page.getByRole("checkbox", { name: /, Périscolaire Soir, .*, libre$/ });
  const names = [
    await boxes.nth(0).getAttribute("aria-label"),
    await boxes.nth(1).getAttribute("aria-label"),
  ];
  for (const name of names) {
    const box = page.getByRole("checkbox", { name: name ?? "", exact: true });
    await tabTo(page, box);
    await page.keyboard.press("Space");
    await expect(box).toBeChecked();
  }
  await expect(page.getByText("2 jours à envoyer")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Envoyer mes demandes" }), 200);
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 jours demandés")).toBeVisible();
  for (const name of names) {
    const asked = (name ?? "").replace(/libre$/, "demande de réservation");
    await expect(page.getByRole("checkbox", { name: asked, exact: true })).toBeVisible();
  }

  await page.goto("/accueil");
  const menu = page.locator("summary", { hasText: "Mon compte" });
  await tabTo(page, menu, 5);
  await page.keyboard.press("Enter");
  const family = page.getByRole("link", { name: "Ma famille" });
  await tabTo(page, family, 2);
  await page.keyboard.press("Escape");
  await expect(family).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Se déconnecter" }), 5);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
});
