// Adds to package-lock.json the optional packages of other platforms that the registry did not serve when it was
// written, so that `npm ci` agrees on every system. Run after each installation that changes the lock.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OS = /darwin|win32|windows|android|freebsd|openbsd|netbsd|sunos|aix|linux|openharmony/;
const CPU = /arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|mips64el|wasm32/;

const file = process.argv[2] ?? join(import.meta.dirname, "../package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const { packages } = lock;

/** Whether the package at `from` finds `name` in its own node_modules or in one above. */
function isLocked(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf("/node_modules/"), 0))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

/** What the lock would say of the package: platform from its name, version from the package that wants it. */
function entryFor(name, range, isDev) {
  const os = OS.exec(name)?.[0];
  const cpu = CPU.exec(name)?.[0];
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu && { cpu: [cpu] }),
    ...(isDev && { dev: true }),
    ...(name.includes("musl") && { libc: ["musl"] }),
    optional: true,
    ...(os && { os: [os === "windows" ? "win32" : os] }),
  };
}

const missing = () =>
  Object.entries(packages).flatMap(([from, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(from, name))
      .map(([name, range]) => ({ name, range, dev })),
  );

const added = missing();
for (const { name, range, dev } of added) packages[`node_modules/${name}`] = entryFor(name, range, dev);
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `${added.length} packages added${added.length > 0 ? `: ${added.map(({ name }) => name).join(", ")}` : ""}`,
);
