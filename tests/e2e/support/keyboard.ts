import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until `target` has the focus, and proves that it shows. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  // A box of the calendar shows it on the label around it.
  const outline = await target.evaluate((element) =>
    Math.max(
      ...[element, element.closest("label") ?? element].map((it) =>
        Number.parseFloat(getComputedStyle(it).outlineWidth),
      ),
    ),
  );
  expect(outline).toBeGreaterThanOrEqual(2);
}
