import * as commands from "@/lib/families/commands";
import * as queries from "@/lib/families/queries";
import type { NewFamily } from "@/lib/families/schema";
import * as home from "@/lib/home/queries";
import * as tariffs from "@/lib/tariffs/queries";
import { child } from "../../../factories";
import { SHARED_CHILD, type World } from "../world";
import { type Calls, newHousehold, SEPTEMBER, within } from "./call";

const ALL = { q: "", structure: undefined, etat: undefined, page: 1 };

type Child = { firstName: string; lastName: string; birthDate: string };

function newFamily(structureId: string, given: Child, duplicates: NewFamily["duplicates"] = null): NewFamily {
  const { address, postalCode, city, adults } = newHousehold(structureId);
  const children = [{ ...child(given), schoolClass: null }];
  return { structureId, address, postalCode, city, adults, children, invite: true, duplicates };
}

const STRANGER = { firstName: "Zelda", lastName: "Neuve", birthDate: "2018-05-04" };
const CHILD_OF_A = { firstName: "EnfantA", lastName: "SecretA", birthDate: "2018-05-04" };

const invitee = ({ A, email }: World) => ({
  adultId: A.adultIds[1]!,
  accountId: A.accountIds[1]!,
  householdId: A.householdId,
  firstName: "Alain",
  email: email("A", "alain"),
  locale: "fr" as const,
});

export const families: Calls = {
  "families.listFamilies": (actor) => queries.listFamilies(actor, ALL),
  "families.listFamilies [A's e-mail]": (actor, { email }) =>
    queries.listFamilies(actor, { ...ALL, q: email("A", "alice") }),
  "families.listFamilies [this structure]": (actor, { here }) =>
    queries.listFamilies(actor, { ...ALL, structure: here }),
  "families.familyDetail [A]": (actor, { A }) => queries.familyDetail(actor, A.householdId),
  "families.familyDetail [C]": (actor, { C }) => queries.familyDetail(actor, C.householdId),
  "families.createFamily [here]": (actor, { here }) =>
    commands.createFamily(actor, newFamily(here, STRANGER)),
  "families.createFamily [there, A's child]": (actor, { there }) =>
    commands.createFamily(actor, newFamily(there, CHILD_OF_A)),
  "families.createFamily [the same, said to be]": (actor, { there }) =>
    commands.createFamily(actor, newFamily(there, CHILD_OF_A, "memes")),
  "families.createFamily [there, Noé]": (actor, { there }) =>
    commands.createFamily(actor, newFamily(there, SHARED_CHILD)),
  "families.inviteAdults [A's adult]": (actor, { A }) =>
    commands.inviteAdults(actor, { adultIds: [A.adultIds[1]!] }),
  "families.inviteAdults [A and C]": (actor, { A, C }) =>
    commands.inviteAdults(actor, { householdIds: [A.householdId, C.householdId] }),
  "families.inviteListed": (actor) => commands.inviteListed(actor, ALL),
  "families.completeHouseholds [A]": (actor, { A, there }) =>
    within((tx) =>
      commands.completeHouseholds(actor, tx, SEPTEMBER, [
        { householdId: A.householdId, externalRef: null, structureIds: [there], children: [] },
      ]),
    ),
  "families.createHouseholds": (actor, { here }) =>
    commands.createHouseholds(actor, SEPTEMBER, [newHousehold(here)]),
  "families.lockFamilies": (actor) => within((tx) => commands.lockFamilies(actor, tx)),
  "families.queueInvitations [A]": (actor, world) =>
    within((tx) => commands.queueInvitations(actor, tx, [invitee(world)])),
  "families.storeHouseholds": (actor, { here }) =>
    within((tx) => commands.storeHouseholds(actor, tx, SEPTEMBER, [newHousehold(here)])),

  "home.familyHome": (actor) => home.familyHome(actor),
  "home.ownPeople": (actor) => home.ownPeople(actor),
  "home.ownStructures": (actor) => home.ownStructures(actor),

  "tariffs.tariffsOfHousehold": (actor) => tariffs.tariffsOfHousehold(actor),
};
