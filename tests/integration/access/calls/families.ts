import { PDFDocument } from "@cantoo/pdf-lib";
import { Prisma } from "@/lib/db";
import * as commands from "@/lib/families/commands";
import * as queries from "@/lib/families/queries";
import type { NewFamily, Rights, StoredHousehold } from "@/lib/families/schema";
import * as home from "@/lib/home/queries";
import { newId } from "@/lib/ids";
import * as reservations from "@/lib/reservations/commands";
import * as tariffs from "@/lib/tariffs/queries";
import { child } from "../../../factories";
import { SHARED_CHILD, type World } from "../world";
import { type Calls, DECEMBER, newHousehold, SEPTEMBER, within } from "./call";

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

const rightsOf = ({ adultIds }: StoredHousehold): Rights[] =>
  adultIds.map((adultId, index) => ({
    adultId,
    authority: "YES",
    mayCollect: false,
    emergencyContact: false,
    payerShare: index === 0 ? 10_000 : 0,
  }));

async function emptyPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

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

  "families.seesAs": (actor) => queries.seesAs(actor, "FAMILIES", Prisma.sql`h.id`),
  "families.familyRights [A]": (actor, { A }) => queries.familyRights(actor, A.householdId),
  "families.familyQuotients [A]": (actor, { A }) => queries.familyQuotients(actor, A.householdId),
  "families.familyNotes [A]": (actor, { A }) => queries.familyNotes(actor, A.householdId),
  "families.mergePreview [A and B]": (actor, { A, B }) =>
    queries.mergePreview(actor, { keptId: A.householdId, mergedId: B.householdId }),
  "families.mergePreview [A and C]": (actor, { A, C }) =>
    queries.mergePreview(actor, { keptId: A.householdId, mergedId: C.householdId }),
  "families.openMerges [A]": (actor, { A }) => queries.openMerges(actor, A.householdId),
  "families.mergeHouseholds [A and B]": (actor, { A, B }) =>
    commands.mergeHouseholds(actor, { keptId: A.householdId, mergedId: B.householdId }),
  "families.mergeHouseholds [A and C]": (actor, { A, C }) =>
    commands.mergeHouseholds(actor, { keptId: A.householdId, mergedId: C.householdId }),
  "families.undoMerge [none]": (actor) => commands.undoMerge(actor, { mergeId: newId() }),
  "families.setRights [A's child]": (actor, { A }) =>
    commands.setRights(actor, { householdId: A.householdId, childId: A.childIds[0]!, rights: rightsOf(A) }),
  "families.setRights [A's child, from B]": (actor, { A, B }) =>
    commands.setRights(actor, { householdId: B.householdId, childId: A.childIds[0]!, rights: rightsOf(B) }),
  "families.withdrawAuthority [A's]": async (actor, { A }) =>
    commands.withdrawAuthority(
      actor,
      { householdId: A.householdId, adultId: A.adultIds[1]!, childId: A.childIds[0]! },
      { name: "jugement.pdf", bytes: await emptyPdf() },
    ),
  "families.recordQuotient [A]": (actor, { A }) =>
    commands.recordQuotient(actor, {
      householdId: A.householdId,
      valueCents: 50_000,
      source: "CAF",
      referenceMonth: null,
      from: "2027-01-01",
      to: null,
    }),
  "families.addNote [A]": (actor, { A }) =>
    commands.addNote(actor, { householdId: A.householdId, body: "Note" }),
  "families.eraseNote [A's]": (actor, { files }) => commands.eraseNote(actor, { noteId: files.A.noteId }),
  "families.checkIdentity [A's friend]": (actor, { files }) =>
    commands.checkIdentity(actor, { personId: files.A.personId, checked: true }),
  "families.archiveHousehold [A]": (actor, { A }) =>
    commands.archiveHousehold(actor, { householdId: A.householdId, reason: "Parti", cancelAhead: true }),
  "families.unarchiveHousehold [A, open]": (actor, { A }) =>
    commands.unarchiveHousehold(actor, { householdId: A.householdId }),
  "families.splitHousehold [A]": (actor, { A }) =>
    commands.splitHousehold(actor, {
      householdId: A.householdId,
      adultIds: [A.adultIds[1]!],
      children: A.childIds.map((childId) => ({ childId, place: "reste" })),
      address: "1 rue Neuve",
      postalCode: "38140",
      city: "Valmont-sur-Isère",
    }),
  "reservations.lockAhead [A]": (actor, { A }) =>
    within((tx) =>
      reservations.lockAhead(actor, tx, { householdId: A.householdId, from: DECEMBER.firstDay }),
    ),
  "reservations.cancelAhead [A]": (actor, { A }) =>
    within((tx) =>
      reservations.cancelAhead(actor, tx, {
        householdId: A.householdId,
        from: DECEMBER.firstDay,
        reason: "Parti",
      }),
    ),

  "home.familyHome": (actor) => home.familyHome(actor),
  "home.ownPeople": (actor) => home.ownPeople(actor),
  "home.ownStructures": (actor) => home.ownStructures(actor),

  "tariffs.tariffsOfHousehold": (actor) => tariffs.tariffsOfHousehold(actor),
};
