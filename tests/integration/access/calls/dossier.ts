import * as commands from "@/lib/dossier/commands";
import * as queries from "@/lib/dossier/queries";
import { type Domain, newPersonPayload, type Subject } from "@/lib/dossier/schema";
import type { Calls } from "./call";

const CITY = { city: "Pamiers" };
const IDENTITY = { firstName: "Zoé", lastName: "Neuve", birthDate: "2020-05-04" };

const place = (subject: Subject, id: string, domain: Domain) => ({ subject, id, domain });
const answers = (subject: Subject, id: string, domain: Domain, values: Record<string, unknown>) => ({
  ...place(subject, id, domain),
  version: 1,
  values,
});

const friend = (childId: string) =>
  newPersonPayload.parse({ firstName: "Rose", phone: "0612345678", mayCollect: "oui", children: childId });

const newChild = { ...IDENTITY, sex: null, school: null, schoolClass: null };

export const dossier: Calls = {
  "dossier.familyFile": (actor) => queries.familyFile(actor),
  "dossier.confirmationColumn": (actor) => queries.confirmationColumn(actor),
  "dossier.fileBlocks": (actor) => queries.fileBlocks(actor),
  "dossier.fileDomain [A's contact]": (actor, { A }) =>
    queries.fileDomain(actor, place("HOUSEHOLD", A.householdId, "contact")),
  "dossier.fileDomain [A's adult]": (actor, { A }) =>
    queries.fileDomain(actor, place("ADULT", A.adultIds[0]!, "contact")),
  "dossier.fileDomain [A's child]": (actor, { ownChild }) =>
    queries.fileDomain(actor, place("CHILD", ownChild, "identity")),
  "dossier.fileDomain [A's child, health]": (actor, { ownChild }) =>
    queries.fileDomain(actor, place("CHILD", ownChild, "health")),
  "dossier.fileDomain [Noé]": (actor, { sharedChild }) =>
    queries.fileDomain(actor, place("CHILD", sharedChild, "identity")),
  "dossier.fileDomain [Noé, diet]": (actor, { sharedChild }) =>
    queries.fileDomain(actor, place("CHILD", sharedChild, "diet")),
  "dossier.fileDomain [A's friend]": (actor, { files }) =>
    queries.fileDomain(actor, place("PERSON", files.A.personId, "identity")),
  "dossier.fileHistory [A]": (actor, { A }) => queries.fileHistory(actor, A.householdId),
  "dossier.fileHistory [C]": (actor, { C }) => queries.fileHistory(actor, C.householdId),
  "dossier.waitingChanges": (actor) => queries.waitingChanges(actor, { limit: 50 }),
  "dossier.waitingChanges [A]": (actor, { A }) =>
    queries.waitingChanges(actor, { limit: 50, householdId: A.householdId }),
  "dossier.waitingWishes": (actor) => queries.waitingWishes(actor, { limit: 50 }),
  "dossier.waitingWishes [A]": (actor, { A }) =>
    queries.waitingWishes(actor, { limit: 50, householdId: A.householdId }),

  "dossier.saveDomain [A's contact]": (actor, { A }) =>
    commands.saveDomain(actor, answers("HOUSEHOLD", A.householdId, "contact", CITY)),
  "dossier.saveDomain [A's child, health]": (actor, { ownChild }) =>
    commands.saveDomain(actor, answers("CHILD", ownChild, "health", { healthNote: "Porte des lunettes" })),
  "dossier.saveDomain [A's friend]": (actor, { files, sharedChild }) =>
    commands.saveDomain(
      actor,
      answers("PERSON", files.A.personId, "identity", {
        lastName: "Nouveau",
        phone: "0612345678",
        mayCollect: "oui",
        children: sharedChild,
      }),
    ),
  "dossier.saveDomain [Noé, school]": (actor, { sharedChild }) =>
    commands.saveDomain(actor, answers("CHILD", sharedChild, "school", { school: "Jules Ferry" })),
  "dossier.saveDomain [the rights of A]": (actor, { A }) =>
    commands.saveDomain(
      actor,
      answers("HOUSEHOLD", A.householdId, "contact", { ...CITY, status: "ARCHIVED", quotient: "0" }),
    ),
  "dossier.checkDomain [A's contact]": (actor, { A }) =>
    commands.checkDomain(actor, answers("HOUSEHOLD", A.householdId, "contact", CITY)),
  "dossier.withdrawChange [A's]": (actor, { files }) =>
    commands.withdrawChange(actor, { changeId: files.A.changeId }),
  "dossier.withdrawWish [A's]": (actor, { files }) => commands.withdrawWish(actor, { id: files.A.wishId }),
  "dossier.confirmFile": (actor) => commands.confirmFile(actor),
  "dossier.addPerson [for A's child]": (actor, { ownChild }) => commands.addPerson(actor, friend(ownChild)),
  "dossier.addPerson [for Noé]": (actor, { sharedChild }) => commands.addPerson(actor, friend(sharedChild)),
  "dossier.removePerson [A's friend]": (actor, { files }) =>
    commands.removePerson(actor, { personId: files.A.personId }),
  "dossier.askFile [a child]": (actor) =>
    commands.askFile(actor, { kind: "ADD_CHILD", payload: newChild, message: "" }),
  "dossier.askFile [without A's adult]": (actor, { A }) =>
    commands.askFile(actor, { kind: "REMOVE_ADULT", subjectId: A.adultIds[1]!, message: "" }),
  "dossier.askFile [without Noé]": (actor, { sharedChild }) =>
    commands.askFile(actor, { kind: "REMOVE_CHILD", subjectId: sharedChild, message: "" }),
  "dossier.inviteAdult [A's, who has a login]": (actor, { A }) =>
    commands.inviteAdult(actor, { adultId: A.adultIds[1]!, email: "nouveau@exemple.test" }),
  "dossier.decideFile [A's change]": (actor, { files }) =>
    commands.decideFile(actor, new Map([[files.A.changeId, { accept: true }]])),
  "dossier.decideFile [A's and C's wishes]": (actor, { files }) =>
    commands.decideFile(
      actor,
      new Map([
        [files.A.wishId, { accept: true }],
        [files.C.wishId, { accept: true }],
      ]),
    ),
};
