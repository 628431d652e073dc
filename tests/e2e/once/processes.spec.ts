import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { query } from "../support/database";
import { startMailServer } from "../support/mail-server";
import { credentials, plainBrowser, plainSignIn, sendForm } from "../support/plain-forms";
import { freePort } from "../support/portal";
import { expect, test } from "../support/test";

const LOGIN = "famille01@demo.test";

/** A mail server that takes calls and never says a word. */
async function startMuteServer(port: number) {
  const calls: Socket[] = [];
  const server = createServer((socket) => calls.push(socket.on("error", () => {}))).listen(port, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    for (const call of calls) call.destroy();
    server.close();
    await once(server, "close");
  };
  return { calls, stop };
}

const states = (url: string) => query(url, "SELECT DISTINCT status FROM mail");

/** Whether a worker holds the mail that carries the link. */
async function isUnderWay(url: string) {
  const rows = await query(
    url,
    `SELECT 1 FROM graphile_worker.jobs j JOIN mail m ON m.id::text = j.key
     WHERE m.template = 'password-reset' AND j.locked_at IS NOT NULL`,
  );
  return rows.length === 1;
}

test("a server killed between commit and delivery still delivers exactly one mail", async ({ own }) => {
  const mailPort = await freePort();
  const settings: Record<string, string> = await own.settings();
  settings.SMTP_URL = `smtp://127.0.0.1:${mailPort}`;
  const database = settings.DATABASE_URL ?? "";
  const mute = await startMuteServer(mailPort);
  const first = await own.portal(settings);
  const browser = await plainBrowser(first.url);
  await sendForm(browser, "/mot-de-passe-oublie", "oubli", [["identifiant", LOGIN]]);
  await expect.poll(() => isUnderWay(database)).toBe(true);
  await expect.poll(() => mute.calls.length).toBeGreaterThan(0);
  await first.kill();
  await mute.stop();
  expect(await states(database)).toEqual([{ status: "QUEUED" }]);

  const smtp = await startMailServer(mailPort);
  await own.portal(settings);
  await expect.poll(() => states(database), { timeout: 30_000 }).toEqual([{ status: "SENT" }]);
  await expect
    .poll(() => query(database, "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'deliver-mail'"))
    .toEqual([]);
  const readers = smtp.received.map(({ to }) => to);
  expect(readers).toContain(LOGIN);
  expect(readers.toSorted()).toEqual([...new Set(readers)].toSorted());
  await smtp.stop();
  await browser.dispose();
});

test("two servers on one database share the sessions, the queue and the limits", async ({ own }) => {
  const smtp = await startMailServer();
  const settings = { ...(await own.settings()), SMTP_URL: smtp.url };
  const front = await own.portal({ ...settings, WORKER: "external" });
  const back = await own.portal({ ...settings, PORT: String(await freePort()) });
  const browser = await plainBrowser(front.url);
  await plainSignIn(browser, LOGIN);

  const beside = await browser.get(`${back.url}/accueil`, { maxRedirects: 0 });
  expect(beside.status()).toBe(200);
  await sendForm(browser, "/mot-de-passe-oublie", "oubli", [["identifiant", LOGIN]]);
  await expect.poll(() => smtp.received.filter(({ to }) => to === LOGIN)).toHaveLength(1);

  const stranger = await plainBrowser(front.url);
  const headers = { Host: new URL(front.url).host };
  const wrong = (url: string) =>
    sendForm(stranger, `${url}/connexion`, "connexion", credentials("famille02@demo.test", "faux"), {
      headers,
    });
  for (let tries = 0; tries < 10; tries += 1) {
    await wrong(front.url);
    await wrong(back.url);
  }
  expect(await (await wrong(back.url)).text()).toContain("Trop d");
  expect((await plainSignIn(stranger, "famille03@demo.test")).url()).toBe(`${front.url}/accueil`);
  await smtp.stop();
  await Promise.all([browser.dispose(), stranger.dispose()]);
});
