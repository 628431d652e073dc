import * as commands from "@/lib/documents/commands";
import * as queries from "@/lib/documents/queries";
import type { NewDocument, NewUpload } from "@/lib/documents/schema";
import { newId } from "@/lib/ids";
import { PHOTO } from "../../../factories/documents";
import type { Calls } from "./call";

const free = (childId: string | null): NewUpload => ({
  typeId: null,
  childId,
  title: "Certificat",
  note: "",
  health: false,
});

const document = (given: Partial<NewDocument>): NewDocument => ({
  audience: "STRUCTURE",
  structureId: null,
  householdId: null,
  category: "MENU",
  title: "Menus",
  description: "",
  from: "2026-11-16",
  to: null,
  ...given,
});

const accept = (id: string) => new Map([[id, { accept: true as const, from: null, to: null }]]);

export const documents: Calls = {
  "documents.familyPieces": (actor) => queries.familyPieces(actor),
  "documents.missingPieces": (actor) => queries.missingPieces(actor),
  "documents.householdPieces [A]": (actor, { A }) => queries.householdPieces(actor, A.householdId),
  "documents.offeredDocuments": (actor) => queries.offeredDocuments(actor),
  "documents.householdLetters": (actor) => queries.householdLetters(actor),
  "documents.documentCounts": (actor) => queries.documentCounts(actor),
  "documents.waitingUploads": (actor) => queries.waitingUploads(actor, { limit: 50 }),
  "documents.publishedDocuments": (actor) => queries.publishedDocuments(actor, { page: 1 }),
  "documents.publishChoices": (actor) => queries.publishChoices(actor),
  "documents.findAddressees [SecretA]": (actor) => queries.findAddressees(actor, { q: "secreta" }),
  "documents.findAddressees [A]": (actor, { A }) => queries.findAddressees(actor, { id: A.householdId }),
  "documents.sendUpload [freely]": (actor) => commands.sendUpload(actor, free(null), PHOTO),
  "documents.sendUpload [A's child]": (actor, { ownChild }) =>
    commands.sendUpload(actor, free(ownChild), PHOTO),
  "documents.sendStoredUpload [nothing stored]": (actor) =>
    commands.sendStoredUpload(actor, free(null), newId()),
  "documents.sendStoredUpload [A's child]": (actor, { ownChild }) =>
    commands.sendStoredUpload(actor, free(ownChild), newId()),
  "documents.withdrawUpload [A's]": (actor, { files }) => commands.withdrawUpload(actor, files.A.uploadId),
  "documents.decideUploads [A's]": (actor, { files }) =>
    commands.decideUploads(actor, accept(files.A.uploadId)),
  "documents.decideUploads [C's]": (actor, { files }) =>
    commands.decideUploads(actor, accept(files.C.uploadId)),
  "documents.openFile [A's piece]": (actor, { files }) => commands.openFile(actor, files.A.pieceFileId),
  "documents.openFile [A's letter]": (actor, { files }) => commands.openFile(actor, files.A.letterFileId),
  "documents.publishDocument [here]": (actor, { here }) =>
    commands.publishDocument(actor, document({ structureId: here }), PHOTO),
  "documents.publishDocument [the town]": (actor) =>
    commands.publishDocument(actor, document({ audience: "EVERYBODY" }), PHOTO),
  "documents.publishDocument [to A]": (actor, { here, A: { householdId } }) =>
    commands.publishDocument(
      actor,
      document({ audience: "HOUSEHOLD", structureId: here, householdId }),
      PHOTO,
    ),
  "documents.withdrawDocument [A's letter]": (actor, { files }) =>
    commands.withdrawDocument(actor, files.A.letterId),
  "documents.remindExpiring": (actor) => commands.remindExpiring(actor),
};
