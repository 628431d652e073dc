import type { StaffActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db } from "@/lib/db";
import type { StoredHousehold } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import { type Party, secretsOf } from "./marks";

async function makeFile(name: string): Promise<string> {
  const { id } = await db().storedFile.create({
    data: {
      store: "DISK",
      key: newId(),
      name,
      mime: "application/pdf",
      size: 3,
      sha256: "0".repeat(64),
      state: "READY",
      createdAt: realNow(),
    },
  });
  return id;
}

/** Gives a household everything that a family file can hold, each bearing the household's marks. */
export async function fillFile(
  party: Party,
  { householdId, adultIds, accountIds }: StoredHousehold,
  childId: string,
  { staffId }: StaffActor,
) {
  const at = realNow();
  const { person, personPhone, piece, letter, note, newAddress, wish } = secretsOf(party);
  const own = { householdId, createdAt: at };
  const by = { accountId: accountIds[0]! };
  const { id: personId } = await db().authorisedPerson.create({
    data: {
      ...own,
      firstName: "Ami",
      lastName: person,
      phone: personPhone,
      children: { create: { childId } },
    },
  });
  const pieceFileId = await makeFile(`${piece}.pdf`);
  const { id: uploadId } = await db().familyUpload.create({
    data: { ...own, ...by, childId, fileId: pieceFileId, title: piece },
  });
  const letterFileId = await makeFile(`${letter}.pdf`);
  const { id: letterId } = await db().publishedDocument.create({
    data: {
      ...own,
      title: letter,
      category: "LETTER",
      audience: "HOUSEHOLD",
      fileId: letterFileId,
      displayFrom: new Date("2026-11-01"),
      staffId,
    },
  });
  const { id: noteId } = await db().staffNote.create({ data: { ...own, staffId, body: note } });
  const { id: wishId } = await db().fileRequest.create({
    data: { ...own, ...by, kind: "OTHER", message: wish },
  });
  const change = await db().changeSet.create({
    data: {
      ...own,
      ...by,
      subject: "HOUSEHOLD",
      subjectId: householdId,
      domain: "contact",
      fields: {
        create: { subjectId: householdId, field: "address", state: "PENDING", old: "", new: newAddress },
      },
    },
    include: { fields: true },
  });
  await db().consent.create({
    data: { childId, adultId: adultIds[0]!, kind: "PHOTO", granted: true, at, ...by },
  });
  return {
    personId,
    pieceFileId,
    uploadId,
    letterFileId,
    letterId,
    noteId,
    wishId,
    changeId: change.fields[0]!.id,
  };
}
