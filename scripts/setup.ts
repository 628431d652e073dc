// npm run setup -- commune.json "Prénom Nom <adresse>": sets up an empty, migrated database for a commune: the
// organisation, its structures and rules, the days of the school year, the first administrator.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { checkPassword } from "@/lib/accounts/commands";
import { setUpTown } from "@/lib/activities/commands";
import { townSettings } from "@/lib/activities/schema";
import { mint, type SystemActor, type VisitorActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { schoolYearEnd, schoolYearOf } from "@/lib/families/rules";
import { findOrganisation } from "@/lib/organisation/commands";
import { hashPassword } from "@/lib/passwords";
import { staffPerson } from "@/lib/staff/schema";
import refusals from "@/lib/text/fr/refusals.json";

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const [file, person] = process.argv.slice(2);
if (!file || !person) stop('Usage : npm run setup -- commune.json "Prénom Nom <adresse>"');

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return stop(`${path} ne se lit pas : ${(error as Error).message}`);
  }
}

const town = townSettings.safeParse(readJson(file));
if (!town.success) stop(`${file} :\n${z.prettifyError(town.error)}`);
const administrator = staffPerson.safeParse(person);
if (!administrator.success) stop(`« ${person} » n'a pas la forme « Prénom Nom <adresse> ».`);

const system = mint<SystemActor>({ kind: "system", task: "setup" });
if (await findOrganisation(system))
  stop("Cette base de données est déjà celle d'un organisme : rien n'a changé.");

const input = createInterface({ input: process.stdin, output: process.stdout });
const password = await input.question(
  `Mot de passe de ${administrator.data.email} (12 caractères au moins) : `,
);
input.close();
const visitor = mint<VisitorActor>({ kind: "visitor", address: "setup", locale: "fr" });
const weakness = await checkPassword(visitor, password, administrator.data.email);
if (weakness) stop(refusals[weakness]);

const today = dayOf(now(), town.data.organisation.timeZone);
const days = { firstDay: `${schoolYearOf(today)}-09-01`, lastDay: schoolYearEnd(today) };
const login = { passwordHash: await hashPassword(password), isAdmin: true, grants: [] };
await setUpTown(system, town.data, {
  ...days,
  isDemo: false,
  administrator: { ...administrator.data, ...login },
});
console.log(`${town.data.organisation.name} est prête : connectez-vous avec ${administrator.data.email}.`);
process.exit(0);
