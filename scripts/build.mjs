// The database client and the production build, made again only when what they are made from has changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { LOCKS, ROOT } from "./bootstrap.mjs";
import { takeLock } from "./lock.mjs";
import { run } from "./processes.mjs";

const FOLDERS = ["app", "components", "emails", "lib", "prisma", "public"];
const GENERATED = join(ROOT, "lib/generated");
const CLIENT_STAMP = join(GENERATED, "made-from");
const BUILD_STAMP = join(ROOT, ".next/made-from");

/** Generates Prisma's client unless the one there was made from the same schema. */
export async function generateClient() {
  const release = await takeLock(join(LOCKS, "generate"));
  try {
    const source = digest([join(ROOT, "prisma/schema.prisma"), join(ROOT, "package-lock.json")]);
    if (read(CLIENT_STAMP) === source) return;
    await runTool("node_modules/prisma/build/index.js", ["generate"]);
    writeFileSync(CLIENT_STAMP, source);
  } finally {
    release();
  }
}

/**
 * Makes the production build unless the one there was made from the same sources. Of several processes in one
 * checkout one builds and the others wait for it. Resolves to whether there was something to build.
 * @returns {Promise<boolean>}
 */
export async function buildPortal() {
  const release = await takeLock(join(LOCKS, "build"));
  try {
    const source = digest(sources());
    if (read(BUILD_STAMP) === source && existsSync(join(ROOT, ".next/BUILD_ID"))) return false;
    await generateClient();
    await runTool("node_modules/next/dist/bin/next", ["build"]);
    writeFileSync(BUILD_STAMP, source);
    return true;
  } finally {
    release();
  }
}

/** Without our own variables: a build must not depend on the settings of the machine that makes it. */
function runTool(script, args) {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  const env = { PATH, HOME, LANG, TMPDIR, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  return run(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env, quiet: true });
}

function sources() {
  const settings = readdirSync(ROOT).filter(
    (name) => /\.(ts|mjs|js|json)$/.test(name) && name !== "next-env.d.ts",
  );
  const inFolders = FOLDERS.map((name) => join(ROOT, name))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(GENERATED))
    .map((entry) => join(entry.parentPath, entry.name));
  return [...settings.map((name) => join(ROOT, name)), ...inFolders].sort();
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
