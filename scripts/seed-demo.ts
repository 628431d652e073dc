// Loads the demonstration commune into an empty database, once, and keeps it alive at each later start.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mint, type StaffActor, type SystemActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { eraseDemo, isDemoReady, markDemoReady, setDemoPasswords } from "@/lib/demo/commands";
import { activityNamed } from "@/lib/demo/queries";
import { env } from "@/lib/env";
import { checkImport, runImport } from "@/lib/imports/commands";
import { seedDepth } from "./seed/depth";
import { seedPeople } from "./seed/families";
import { seedFiles } from "./seed/file";
import { keepOuting, seedLife } from "./seed/life";
import { seedSignUps } from "./seed/sign-ups";
import { OUTING, seedTown } from "./seed/town";

const PASSWORD = "Portail-Famille-2026";
const EXAMPLE = join(import.meta.dirname, "../examples/familles.csv");

if (!env().demo) throw new Error("The demonstration's data is loaded in demonstration mode only.");
const system = mint<SystemActor>({ kind: "system", task: "seed-demo" });
const today = dayOf(now(), "Europe/Paris");

async function load() {
  await eraseDemo(system);
  const town = await seedTown(system, today);
  const { admin, director, known, sixty } = await seedPeople(system, town, today);
  await importExample(admin);
  await seedLife(system, today, new Set(sixty));
  await seedSignUps(town);
  await seedFiles(director, known, town, today);
  await seedDepth(system, admin, known, { town, today, untouched: new Set(sixty) });
  await setDemoPasswords(system, PASSWORD);
  await markDemoReady(system);
}

async function importExample(admin: StaffActor) {
  const checked = await checkImport(admin, { fileName: "familles.csv", bytes: readFileSync(EXAMPLE) });
  if (!checked.ok) throw new Error(`the example file was refused: ${checked.code}`);
  const imported = await runImport(admin, { id: checked.value.id, invite: false });
  if (!imported.ok) throw new Error(`the example file was not imported: ${imported.code}`);
}

if (!(await isDemoReady(system))) await load();
await keepOuting(system, { outing: await activityNamed(system, OUTING) }, today);
process.exit(0);
