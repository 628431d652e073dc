import * as commands from "@/lib/signups/commands";
import * as queries from "@/lib/signups/queries";
import { signUpInput } from "../../../factories/signups";
import type { Calls } from "./call";

const ADULT = { civility: null, firstName: "Paul", lastName: "Neuf", phone: null };

const address = { address: "2 rue Neuve", postalCode: "38140", city: "Valmont-sur-Isère" };

export const signups: Calls = {
  "signups.signUp [a new e-mail]": (actor, { here }) => commands.signUp(actor, signUpInput(here)),
  "signups.signUp [A's e-mail]": (actor, { here, email }) =>
    commands.signUp(actor, signUpInput(here, { email: email("A", "alice") })),
  "signups.decideSignUps [U]": (actor, { U }) => commands.decideSignUps(actor, { ids: [U], accept: true }),
  "signups.decideSignUps [U and W]": (actor, { U, W }) =>
    commands.decideSignUps(actor, { ids: [U, W], accept: false, reason: "Complet" }),
  "signups.saveContact": (actor) => commands.saveContact(actor, { phone: "+33639980099", ...address }),
  "signups.saveChildren [P's]": (actor, { P }) =>
    commands.saveChildren(actor, { children: [{ id: P.childIds[0]!, sex: "F", schoolClass: "CP" }] }),
  "signups.saveChildren [A's]": (actor, { ownChild }) =>
    commands.saveChildren(actor, { children: [{ id: ownChild, sex: "F", schoolClass: "CP" }] }),
  "signups.saveSecondAdult": (actor) =>
    commands.saveSecondAdult(actor, { ...ADULT, email: "paul@exemple.test" }),
  "signups.saveSecondAdult [A's e-mail]": (actor, { email }) =>
    commands.saveSecondAdult(actor, { ...ADULT, email: email("A", "alice") }),
  "signups.saveQuotient": (actor) =>
    commands.saveQuotient(actor, { regime: "CAF", allocataireNumber: "123" }),
  "signups.confirmFile [unfinished]": (actor) => commands.confirmFile(actor),
  "signups.householdFile": (actor) => queries.householdFile(actor),
  "signups.pendingSignUps": (actor) => queries.pendingSignUps(actor, { limit: 50 }),
  "signups.structuresOpenToSignUp": (actor) => queries.structuresOpenToSignUp(actor),
  "signups.trackSignUp [U's link]": (actor, { secrets }) => queries.trackSignUp(actor, secrets.track),
  "signups.trackSignUp [A's link]": (actor, { secrets }) => queries.trackSignUp(actor, secrets.reset),
};
