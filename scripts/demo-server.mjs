// The demonstration's server: a child process, remembered on disk so that a later start can end an orphan.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "./bootstrap.mjs";
import { NotReady, SERVER, SERVER_LOG } from "./demo-settings.mjs";
import { end, identityOf } from "./processes.mjs";

const READY_WITHIN_MS = 60_000;
const PORT_FREE_WITHIN_MS = 2_000;

/** Ends the server that a killed demonstration may have left behind. */
export async function endOrphan(dir) {
  const file = join(dir, SERVER);
  if (!existsSync(file)) return;
  await end(readFileSync(file, "utf8"));
  rmSync(file, { force: true });
}

/** Refuses in one sentence when something else listens on `port`; a server just ended may take a moment to let go of it. */
export async function refuseBusyPort(port) {
  const deadline = Date.now() + PORT_FREE_WITHIN_MS;
  let error = await tryPort(port);
  while (error?.code === "EADDRINUSE" && Date.now() < deadline) {
    await wait(100);
    error = await tryPort(port);
  }
  if (!error) return;
  const why = error.code === "EADDRINUSE" ? "est déjà pris" : `ne peut pas être ouvert (${error.code})`;
  throw new NotReady(
    `Le port ${port} ${why} : choisissez-en un autre, par exemple « PORT=3001 npm run demo ».`,
  );
}

function tryPort(port) {
  return new Promise((done) => {
    const probe = createServer().on("error", done);
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(undefined)));
  });
}

/**
 * Starts the production server and resolves once it answers. `ended` resolves when it stops, `lastWords()` is the end of
 * its log; how to end it is added to `undo` before anything else.
 */
export async function startPortal({ dir, port, env, undo }) {
  const log = openSync(join(dir, SERVER_LOG), "w");
  const child = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], {
    cwd: ROOT,
    env,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const ended = new Promise((done) => child.once("exit", done));
  const identity = identityOf(child.pid);
  writeFileSync(join(dir, SERVER), identity);
  undo.push(async () => {
    await end(identity);
    rmSync(join(dir, SERVER), { force: true });
  });
  const lastWords = () =>
    readFileSync(join(dir, SERVER_LOG), "utf8").trimEnd().split("\n").slice(-15).join("\n");
  const url = `http://127.0.0.1:${port}`;
  const answer = await Promise.race([firstAnswer(url), ended.then(() => "ended")]);
  if (answer === "ended")
    throw new NotReady(`Le serveur n'a pas démarré. Ses derniers mots :\n${lastWords()}`);
  if (answer >= 500) throw new NotReady(`Le serveur répond ${answer}. Ses derniers mots :\n${lastWords()}`);
  return { url, ended, lastWords };
}

/** The status of the first answer to a request for the home page. */
async function firstAnswer(url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { redirect: "manual" });
      await response.arrayBuffer();
      return response.status;
    } catch {
      await wait(100);
    }
  }
  throw new NotReady(`Le serveur n'a pas répondu à ${url} en ${READY_WITHIN_MS / 1000} s.`);
}
