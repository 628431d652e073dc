// npm run rotate-key: wraps by DATA_KEY all that is sealed under DATA_KEY_PREVIOUS, which then may be emptied. It can be
// stopped and run again, and the portal may go on working meanwhile.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { mint, type SystemActor } from "@/lib/actor";
import { EnvError, parseEnv } from "@/lib/env";
import { rotateKeys } from "@/lib/keys/commands";

const dotEnv = join(import.meta.dirname, "../.env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

try {
  parseEnv(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const SHELVES = {
  health: "Données de santé",
  changes: "Modifications de dossiers",
  files: "Fichiers",
} as const;
const rotation = await rotateKeys(mint<SystemActor>({ kind: "system", task: "rotate-key" }));
let failed = 0;
for (const shelf of ["health", "changes", "files"] as const) {
  const { seen, rewrapped, failed: lost } = rotation[shelf];
  failed += lost;
  console.log(
    `${SHELVES[shelf]} : ${seen} examinés, ${rewrapped} passés à la nouvelle clé, ${lost} en échec`,
  );
}
console.log(
  failed === 0
    ? "Tout est sous DATA_KEY : DATA_KEY_PREVIOUS peut être vidée."
    : "Gardez DATA_KEY_PREVIOUS : certains éléments n'ont pas pu être passés à la nouvelle clé (voir le journal).",
);
process.exit(failed === 0 ? 0 : 1);
