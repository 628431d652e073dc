import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { demandOf, type StoredSettings, settled } from "./rules";
import type { FileSettings, PieceKind, PieceScope, PieceText } from "./schema";

export type PieceType = PieceText & {
  id: string;
  structureId: string;
  kind: PieceKind;
  scope: PieceScope;
  archived: boolean;
};

export type StructureSettings = {
  structure: { id: string; name: string };
  settings: FileSettings;
  /** 0 while the structure has no settings of its own. */
  version: number;
  /** Those asked for first, then the archived ones. */
  pieces: PieceType[];
};

/** What holds for a structure without settings of its own. */
const UNSET: StoredSettings & { version: number } = {
  fields: {},
  domains: {},
  bothParents: ["PHOTO"],
  confirmFrom: null,
  blockUnconfirmed: false,
  version: 0,
};

const own = (actor: StaffActor) => {
  const ids = structuresOf(actor, "SETTINGS");
  return ids === "all" ? undefined : { in: ids };
};

type PieceRow = Omit<PieceType, "demand" | "archived"> & {
  required: boolean;
  blocking: boolean;
  archivedAt: Date | null;
};

const asPiece = ({ required, blocking, archivedAt, ...row }: PieceRow): PieceType => ({
  ...row,
  demand: demandOf({ required, blocking }),
  archived: archivedAt !== null,
});

const PIECE = {
  id: true,
  structureId: true,
  name: true,
  hint: true,
  kind: true,
  scope: true,
  required: true,
  blocking: true,
  health: true,
  validity: true,
  months: true,
  reminderDays: true,
  archivedAt: true,
} as const;

/** How a structure keeps its files and what it asks for; null where it is none of the actor's. */
export async function structureSettings(
  actor: StaffActor,
  structureId: string,
): Promise<StructureSettings | null> {
  allow(actor, "staff", "SETTINGS");
  if (!uuid.safeParse(structureId).success) return null;
  const found = await db().structure.findFirst({
    where: { AND: [{ id: structureId }, { id: own(actor) }] },
    select: {
      id: true,
      name: true,
      fileSettings: true,
      pieceTypes: { select: PIECE, orderBy: [{ position: "asc" }, { name: "asc" }] },
    },
  });
  if (!found) return null;
  const { id, name, fileSettings, pieceTypes } = found;
  const stored = fileSettings ?? UNSET;
  return {
    structure: { id, name },
    settings: settled(stored),
    version: stored.version,
    pieces: pieceTypes.map(asPiece).toSorted((a, b) => Number(a.archived) - Number(b.archived)),
  };
}

/** A document that one of the actor's structures asks for, with that structure's name; null where there is none. */
export async function pieceType(
  actor: StaffActor,
  id: string,
): Promise<(PieceType & { structure: string }) | null> {
  allow(actor, "staff", "SETTINGS");
  if (!uuid.safeParse(id).success) return null;
  const found = await db().pieceType.findFirst({
    where: { id, structureId: own(actor) },
    select: { ...PIECE, structure: { select: { name: true } } },
  });
  if (!found) return null;
  const { structure, ...row } = found;
  return { ...asPiece(row), structure: structure.name };
}
