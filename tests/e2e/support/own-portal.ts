import { randomBytes } from "node:crypto";
import { test as base } from "@playwright/test";
import { createDatabase } from "./database";
import { demonstration, freePort, type Portal, startPortal } from "./portal";
import { SEED, stage } from "./stage";

type Own = { database: () => Promise<string>; portal: (settings: Record<string, string>) => Promise<Portal> };

/** For tests that need a portal, or a demonstration's data, to themselves; what they start ends with them. */
export const test = base.extend<{ own: Own }>({
  own: async ({ browserName: _ }, use) => {
    const portals: Portal[] = [];
    await use({
      database: () => createDatabase(stage().postgresUrl, `e2e_${randomBytes(5).toString("hex")}`, SEED),
      portal: async (settings) => {
        const portal = await startPortal(stage().dir, settings);
        portals.push(portal);
        return portal;
      },
    });
    for (const portal of portals) await portal.stop();
  },
});

/** The settings of a demonstration on a copy of the data, on a port of its own. */
export async function demonstrationOf(own: Own): Promise<Record<string, string>> {
  return demonstration(await own.database(), await freePort());
}
