import type { ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { sendUpload } from "@/lib/documents/commands";
import type { NewUpload } from "@/lib/documents/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { child, makeFamily, makeStructure, parentOf } from "../factories";
import { pngBytes } from "./files";

export const PHOTO = { name: "attestation.png", bytes: await pngBytes() };

/** A piece that a structure asks for: an insurance of each child, for the school year, unless told otherwise. */
export async function makePieceType(
  structureId: string,
  given: Partial<Prisma.PieceTypeUncheckedCreateInput> = {},
): Promise<string> {
  const type = { name: `Pièce ${newId()}`, kind: "INSURANCE", scope: "CHILD", ...given } as const;
  return (await db().pieceType.create({ data: { ...type, structureId } })).id;
}

export const freely = (given: Partial<NewUpload> = {}): NewUpload => ({
  typeId: null,
  childId: null,
  title: "Certificat",
  note: "",
  health: false,
  ...given,
});

/** Sends a document that must be accepted; its row. */
export async function sent(actor: ParentActor, given: Partial<NewUpload> = {}) {
  const answer = await sendUpload(actor, freely(given), PHOTO);
  if (!answer.ok) throw new Error(answer.code);
  return db().familyUpload.findUniqueOrThrow({ where: { id: answer.value.uploadId } });
}

/** Claire and Paul with Léa and Noé; Marc, in another household and structure, with Noé too; strangers. */
export async function separatedHomes() {
  const [here, there] = [await makeStructure(), await makeStructure()];
  const home = await makeFamily([here], {
    adults: [{ firstName: "Claire" }, { firstName: "Paul" }],
    children: [child(), child({ firstName: "Noé", birthDate: "2019-03-02" })],
  });
  const [lea, noe] = home.childIds as [string, string];
  const second = await makeFamily([there], {
    adults: [{ firstName: "Marc", lastName: "Roux" }],
    children: [child({ firstName: "Noé", birthDate: "2019-03-02", childId: noe })],
  });
  const strangers = await makeFamily([here], { children: [child({ firstName: "Tom", lastName: "Petit" })] });
  return {
    here,
    there,
    home,
    second,
    strangers,
    lea,
    noe,
    claire: parentOf(home),
    paul: parentOf(home, 1),
    marc: parentOf(second),
    stranger: parentOf(strangers),
  };
}
