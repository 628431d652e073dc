import { randomBytes } from "node:crypto";
import { createDatabase } from "./database";
import { demonstration, freePort, type Portal, startPortal } from "./portal";
import { SEED, stage } from "./stage";

export type Own = {
  /** The settings of a demonstration on a fresh copy of the data and a free port; it has no mail server. */
  settings(): Promise<Record<string, string>>;
  portal(settings: Record<string, string>): Promise<Portal>;
};

/** Portals beside the journeys' one, and what ends them. */
export function ownPortals(): { own: Own; end: () => Promise<void> } {
  const portals: Portal[] = [];
  return {
    own: {
      async settings() {
        const name = `e2e_${randomBytes(5).toString("hex")}`;
        return demonstration(await createDatabase(stage().postgresUrl, name, SEED), await freePort());
      },
      async portal(settings) {
        const portal = await startPortal(stage().dir, settings);
        portals.push(portal);
        return portal;
      },
    },
    end: async () => {
      for (const portal of portals) await portal.stop();
    },
  };
}
