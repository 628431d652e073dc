import * as commands from "@/lib/accounts/commands";
import * as queries from "@/lib/accounts/queries";
import { PASSWORD } from "../../../factories/accounts";
import { ONE_TIME_PASSWORD } from "../world";
import { type Calls, NEW_PASSWORD as nouveauMotDePasse } from "./call";

const signIn = (identifiant: string, motDePasse: string) => ({ identifiant, motDePasse });

export const accounts: Calls = {
  "accounts.signIn [A's password]": (actor, { email }) =>
    commands.signIn(actor, signIn(email("A", "alice"), PASSWORD), null),
  "accounts.signIn [another password]": (actor, { email }) =>
    commands.signIn(actor, signIn(email("A", "alice"), nouveauMotDePasse), null),
  "accounts.signIn [A's one-time password]": (actor, { email }) =>
    commands.signIn(actor, signIn(email("A", "alain"), ONE_TIME_PASSWORD), null),
  "accounts.signIn [the same, B's e-mail]": (actor, { email }) =>
    commands.signIn(actor, signIn(email("B", "bruno"), ONE_TIME_PASSWORD), null),
  "accounts.askPasswordReset [A]": (actor, { email }) =>
    commands.askPasswordReset(actor, { identifiant: email("A", "alice") }, null),
  "accounts.askPasswordReset [nobody]": (actor) =>
    commands.askPasswordReset(actor, { identifiant: "personne@exemple.test" }, null),
  "accounts.setPasswordByLink [A's link]": (actor, { secrets }) =>
    commands.setPasswordByLink(actor, { jeton: secrets.reset, nouveauMotDePasse }, "RESET_PASSWORD", null),
  "accounts.setPasswordByLink [P's link]": (actor, { secrets }) =>
    commands.setPasswordByLink(actor, { jeton: secrets.finish, nouveauMotDePasse }, "FINISH_SIGN_UP", null),
  "accounts.setPasswordByLink [wrong purpose]": (actor, { secrets }) =>
    commands.setPasswordByLink(actor, { jeton: secrets.reset, nouveauMotDePasse }, "FINISH_SIGN_UP", null),
  "accounts.setFirstPassword": (actor) => commands.setFirstPassword(actor, { nouveauMotDePasse }, null),
  "accounts.changePassword": (actor) =>
    commands.changePassword(actor, { motDePasseActuel: PASSWORD, nouveauMotDePasse }, null),
  "accounts.changePassword [wrong one]": (actor) =>
    commands.changePassword(actor, { motDePasseActuel: nouveauMotDePasse, nouveauMotDePasse }, null),
  "accounts.checkPassword": (actor) => commands.checkPassword(actor, nouveauMotDePasse, "zoe@exemple.test"),
  "accounts.endSession": (actor) => commands.endSession(actor),
  "accounts.endAllSessions": (actor) => commands.endAllSessions(actor),
  "accounts.saveLanguage": (actor) => commands.saveLanguage(actor, "en"),
  "accounts.passwordLink [A's link]": (actor, { secrets }) =>
    queries.passwordLink(actor, secrets.reset, "RESET_PASSWORD"),
  "accounts.passwordLink [wrong purpose]": (actor, { secrets }) =>
    queries.passwordLink(actor, secrets.reset, "FINISH_SIGN_UP"),
  "accounts.myAccount": (actor) => queries.myAccount(actor),
  "accounts.myIdentifiant": (actor) => queries.myIdentifiant(actor),
};
