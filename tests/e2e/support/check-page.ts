import { appendFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { stage } from "./stage";

/** The narrowest phone that the portal promises to serve. */
const NARROW = 360;
const TARGET = 44;

/**
 * Proves what every page and state owes its readers: axe finds nothing, nothing runs out of the window at 360 px, what
 * can be pressed is 44 px high, there is one h1 and a title. Notes that the page was visited.
 */
export async function checkPage(page: Page): Promise<void> {
  await test.step(`check ${new URL(page.url()).pathname}`, async () => {
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/\S.* · Portail Famille$/);
    const size = page.viewportSize();
    if (!size) throw new Error("a page without a window");
    const isPhone = size.width < 600;
    if (isPhone) await page.setViewportSize({ ...size, width: NARROW });
    const width = isPhone ? NARROW : size.width;
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width);
    expect(await page.evaluate(smallTargets, TARGET), `targets lower than ${TARGET} px`).toEqual([]);
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
    // No frame to look into: without the legacy mode each check opens another page.
    const { violations } = await axe.setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
    if (isPhone) await page.setViewportSize(size);
    note(page);
  });
}

export type Visit = { project: string; path: string };

/** Where the test processes note the pages that they checked. */
export const visitsFile = () => join(stage().dir, "visits.jsonl");

function note(page: Page) {
  const visit: Visit = { project: test.info().project.name, path: new URL(page.url()).pathname };
  appendFileSync(visitsFile(), `${JSON.stringify(visit)}\n`);
}

/** Runs in the page: what a finger would miss. Links inside a sentence are exempt (WCAG 2.2, 2.5.8). */
function smallTargets(least: number): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input:not([type=hidden]), select, textarea, summary",
  );
  const isClipped = (element: HTMLElement) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 && height <= 1;
  };
  const isInSentence = (element: HTMLElement) =>
    getComputedStyle(element).display === "inline" &&
    (element.parentElement?.textContent ?? "").trim().length > (element.textContent ?? "").trim().length;
  const heightOf = (element: HTMLElement) => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return Math.max(...[element, ...labels].map((box) => box.getBoundingClientRect().height));
  };
  return [...all]
    .filter((element) => element.checkVisibility() && !isClipped(element) && !isInSentence(element))
    .filter((element) => heightOf(element) < least - 0.5)
    .map((element) => `${Math.round(heightOf(element))} px: ${element.outerHTML.slice(0, 200)}`);
}
