import type { ParentActor } from "@/lib/actor";
import { transaction } from "@/lib/db";
import * as commands from "@/lib/files/commands";
import type { DirectUploadJob, OpenedFile } from "@/lib/files/schema";
import { newId } from "@/lib/ids";
import { rotateKeys } from "@/lib/keys/commands";
import { pdfBytes } from "../../../factories/files";
import type { World } from "../world";
import { type Calls, within } from "./call";

const PDF = { name: "attestation.pdf", bytes: await pdfBytes(), sealed: false };

const job = ({ A }: World): DirectUploadJob => ({
  fileId: newId(),
  name: PDF.name,
  sender: { accountId: A.accountIds[0]!, adultId: A.adultIds[0]!, householdId: A.householdId, locale: "fr" },
  upload: { typeId: null, childId: null, title: "Attestation", note: "", health: false },
});

/** A's piece as its noun opens it. */
const openedA = ({ actors, files }: World): Promise<OpenedFile | null> =>
  transaction((tx) => commands.openStored(actors.system, tx, files.A.pieceFileId));

export const files: Calls = {
  "files.storeFile": (actor) => commands.storeFile(actor, PDF),
  "files.attachFile [stored]": (actor) =>
    within(async (tx) => {
      const id = newId();
      await tx.storedFile.create({
        data: {
          id,
          store: "DISK",
          key: id,
          name: PDF.name,
          mime: "application/pdf",
          size: 1,
          sha256: "0".repeat(64),
          state: "STORING",
          createdAt: new Date(),
        },
      });
      await commands.attachFile(actor, tx, id);
    }),
  "files.openStored [A's piece]": (actor, { files: { A } }) =>
    within((tx) => commands.openStored(actor, tx, A.pieceFileId)),
  "files.mayStoreMore": (actor) => commands.mayStoreMore(actor as ParentActor),
  "files.fileBytes [A's, bytes gone]": async (actor, world) =>
    commands.fileBytes(actor, (await openedA(world))!),
  "files.answerUploadThing [on disk]": (actor) =>
    commands.answerUploadThing(actor, new Request("http://127.0.0.1:3000/api/uploadthing")),
  "files.checkQuarantined": (actor, world) => commands.checkQuarantined(actor, job(world)),
  "files.refuseQuarantined": (actor, world) => commands.refuseQuarantined(actor, job(world), "file-kind"),
  "files.rewrapFiles": (actor) => commands.rewrapFiles(actor),
  "files.sweepFiles": (actor) => commands.sweepFiles(actor),
  "keys.rotateKeys": (actor) => rotateKeys(actor),
};
