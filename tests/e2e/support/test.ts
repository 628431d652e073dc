import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Own, ownPortals } from "./own-portals";
import { stage } from "./stage";

export { expect };

type Fixtures = {
  /** What the browser's consoles said, errors and exceptions only: there must be nothing at the end of a test. */
  noise: string[];
  /** Opens a browser of its own for one more person. */
  person: (options?: BrowserContextOptions) => Promise<Page>;
  /** A portal, or a copy of the demonstration's data, for this test alone. */
  own: Own;
  /** This run of a journey: part of the names and addresses of its people. */
  run: string;
};

/** A page that is not found says so in the console too. */
const NOT_FOUND = /^Failed to load resource: the server responded with a status of 404/;

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _ }, use) => use(stage().url),

  noise: [
    async ({ browserName: _ }, use) => {
      const noise: string[] = [];
      await use(noise);
      expect(noise, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, noise }, use) => {
    listen(context, noise);
    await use(context);
  },

  person: async ({ browser, noise }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: stage().url, ...options });
      contexts.push(context);
      listen(context, noise);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  own: async ({ browserName: _ }, use) => {
    const { own, end } = ownPortals();
    await use(own);
    await end();
  },

  run: async ({ browserName: _ }, use, { project, repeatEachIndex }) =>
    use(project.name + (repeatEachIndex > 0 ? repeatEachIndex : "")),
});

function listen(context: BrowserContext, noise: string[]) {
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !NOT_FOUND.test(text)) noise.push(`${message.page()?.url()}: ${text}`);
  });
  context.on("weberror", (error) => noise.push(`${error.page()?.url()}: ${error.error().stack}`));
}
