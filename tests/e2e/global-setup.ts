import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPortal } from "../../scripts/build.mjs";
import { removePostgres, startPostgres } from "../../scripts/embedded-pg.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { createDatabase } from "./support/database";
import { startMailbox, startMailServer } from "./support/mail-server";
import { demonstration, freePort, seed, startPortal } from "./support/portal";
import { publishStage, SEED } from "./support/stage";

/** One PostgreSQL, one mail server and one portal for the run, and what ends them, latest first. */
export default async function setup() {
  const undo: (() => unknown)[] = [];
  const teardown = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    await start(undo);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

async function start(undo: (() => unknown)[]) {
  await buildPortal(); // at once where the build there was made from these sources
  const dir = mkdtempSync(join(tmpdir(), "portail-e2e-"));
  undo.push(() => rmSync(dir, { recursive: true, force: true }));
  undo.push(() => removePostgres(dir));
  const postgres = await startPostgres(dir, { args: ["-c", "fsync=off", "-c", "max_connections=200"] });
  undo.push(() => postgres.stop());

  const seedUrl = await createDatabase(postgres.url, SEED);
  await migrate(seedUrl);
  await seed(seedUrl);
  const databaseUrl = await createDatabase(postgres.url, "portail", SEED);

  const smtp = await startMailServer();
  undo.push(() => smtp.stop());
  const mailbox = await startMailbox(smtp.received);
  undo.push(() => mailbox.stop());
  const settings = { ...demonstration(databaseUrl, await freePort()), SMTP_URL: smtp.url };
  const portal = await startPortal(dir, settings);
  undo.push(() => refuseErrors(portal.log()));
  undo.push(() => portal.stop());
  publishStage({
    dir,
    url: portal.url,
    databaseUrl,
    postgresUrl: postgres.url,
    smtpUrl: smtp.url,
    mailboxUrl: mailbox.url,
  });
}

/** An exception that no page showed is a failure of the run all the same. */
function refuseErrors(log: string) {
  const errors = log.split("\n").filter((line) => /"level":(50|60)|⨯|Unhandled/.test(line));
  if (errors.length > 0) throw new Error(`The portal logged errors:\n${errors.join("\n")}`);
}
