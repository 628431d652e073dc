/** What global-setup.ts prepared, for the test processes that it starts. */
export type Stage = {
  /** A directory of this run, erased at its end. */
  dir: string;
  /** The portal that the journeys use. */
  url: string;
  databaseUrl: string;
  /** The database server; `SEED` is a database on it, loaded with the demonstration and used by nobody. */
  postgresUrl: string;
  smtpUrl: string;
  /** Answers with the mails received so far, as JSON. */
  mailboxUrl: string;
};

/** The demonstration as it was loaded; a copy of it takes half a second. */
export const SEED = "graine";

/** Business time in every test: a Monday morning. */
export const NOW = "2026-11-23T09:00:00+01:00";

/** The password of every account of demo.test. */
export const DEMO_PASSWORD = "Portail-Famille-2026";

export function publishStage(stage: Stage): void {
  process.env.E2E_STAGE = JSON.stringify(stage);
}

export function stage(): Stage {
  return JSON.parse(process.env.E2E_STAGE ?? "null");
}
