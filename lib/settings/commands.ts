import "server-only";
import { allow, type StaffActor, type SystemActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { isUniqueViolation, type Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import {
  defaultFileSettings,
  defaultPieceTypes,
  demandOf,
  differences,
  exceptions,
  isRequired,
  KINDS,
  pieceMark,
  settled,
} from "./rules";
import type { NewPiece, PieceKind, PieceText, SaveFileSettings } from "./schema";

const sets = (actor: StaffActor, structureId: string) => {
  const own = structuresOf(actor, "SETTINGS");
  return own === "all" || own.includes(structureId);
};

/** Until the transaction ends, nobody else changes what this structure asks for; false where there is none. */
async function lockStructure(tx: Tx, structureId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM structure WHERE id = ${structureId}::uuid FOR NO KEY UPDATE`;
  return rows.length > 0;
}

const remember = (actor: StaffActor, tx: Tx, kind: string, details: Prisma.InputJsonObject) =>
  tx.auditEvent.create({ data: { id: newId(), at: nowDate(), kind, actorId: actor.accountId, details } });

/**
 * Puts a structure's settings in force. When somebody else saved others since `version`, nothing is stored: the
 * refusal names what differs and carries the newer version, with which a second press does store.
 */
export async function saveFileSettings(
  actor: StaffActor,
  { structureId, version, settings }: SaveFileSettings,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return transaction(async (tx) => {
    if (!sets(actor, structureId) || !(await lockStructure(tx, structureId))) return refuse("not-found");
    const stored = await tx.fileSettings.findUnique({ where: { structureId } });
    if (stored && stored.version !== version) {
      const changed = differences(settings, settled(stored)).map((name) => [name, "set-otherwise"] as const);
      return refuse("settings-changed", {
        fields: Object.fromEntries(changed),
        values: { version: String(stored.version) },
      });
    }
    const next = { ...exceptions(settings), version: (stored?.version ?? 0) + 1 };
    await tx.fileSettings.upsert({
      where: { structureId },
      create: { structureId, ...next },
      update: next,
    });
    await remember(actor, tx, "settings.file", { structureId, version: next.version });
    return done({ version: next.version });
  });
}

const columns = (kind: PieceKind, { demand, ...text }: PieceText) => ({
  ...text,
  health: text.health || KINDS[kind].health,
  required: isRequired(demand),
  blocking: demand === "BLOCKING",
});

/** Asks families for one more document. What its nature settles (for whom, health) is settled here too. */
export async function createPieceType(
  actor: StaffActor,
  { structureId, kind, scope, ...text }: NewPiece,
): Promise<Result<{ id: string }>> {
  allow(actor, "staff", "SETTINGS");
  return refusingTwins(async (tx) => {
    if (!sets(actor, structureId) || !(await lockStructure(tx, structureId))) return refuse("not-found");
    const position = await tx.pieceType.count({ where: { structureId } });
    const own = { id: newId(), structureId, kind, scope: KINDS[kind].scope ?? scope, position };
    const { id } = await tx.pieceType.create({ data: { ...own, ...columns(kind, text) } });
    await remember(actor, tx, "settings.piece-added", { structureId, pieceTypeId: id });
    return done({ id });
  });
}

/** The document, locked, where it is of one of the actor's structures. */
async function lockPiece(actor: StaffActor, tx: Tx, id: string) {
  const piece = await tx.pieceType.findUnique({ where: { id }, select: { structureId: true } });
  if (!piece || !sets(actor, piece.structureId) || !(await lockStructure(tx, piece.structureId))) return null;
  return tx.pieceType.findUniqueOrThrow({ where: { id } });
}

/**
 * Changes a document that families are asked for, unless somebody else changed it since it was `seen`. It becomes one
 * of health only while nothing was sent for it (piece-sent-open): what was sent is not sealed.
 */
export async function savePieceType(
  actor: StaffActor,
  { id, seen, text }: { id: string; seen: string; text: PieceText },
): Promise<Result<{ structureId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return refusingTwins(async (tx) => {
    const piece = await lockPiece(actor, tx, id);
    if (!piece) return refuse("not-found");
    const mark = pieceMark({ ...piece, demand: demandOf(piece) });
    if (mark !== seen) return refuse("settings-changed", { values: { lu: mark } });
    const turnsToHealth = !piece.health && columns(piece.kind, text).health;
    if (turnsToHealth && (await tx.familyUpload.count({ where: { pieceTypeId: id } })) > 0) {
      return refuse("form-invalid", { fields: { sante: "piece-sent-open" } });
    }
    await tx.pieceType.update({ where: { id }, data: columns(piece.kind, text) });
    await remember(actor, tx, "settings.piece-changed", { pieceTypeId: id });
    return done({ structureId: piece.structureId });
  });
}

/** Stops asking for a document, or asks for it again; what families sent stays. */
export async function archivePieceType(
  actor: StaffActor,
  { id, archived }: { id: string; archived: boolean },
): Promise<Result<{ structureId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return transaction(async (tx) => {
    const piece = await lockPiece(actor, tx, id);
    if (!piece) return refuse("not-found");
    if (archived === (piece.archivedAt !== null)) return done({ structureId: piece.structureId });
    await tx.pieceType.update({ where: { id }, data: { archivedAt: archived ? nowDate() : null } });
    await remember(actor, tx, archived ? "settings.piece-archived" : "settings.piece-restored", {
      pieceTypeId: id,
    });
    return done({ structureId: piece.structureId });
  });
}

/** Gives a new structure the usual settings and documents. */
export async function setUpFileSettings(actor: SystemActor, tx: Tx, structureId: string): Promise<void> {
  allow(actor, "system");
  await tx.fileSettings.create({ data: { structureId, ...exceptions(defaultFileSettings) } });
  await tx.pieceType.createMany({
    data: defaultPieceTypes.map(({ kind, scope, ...text }, position) => ({
      id: newId(),
      structureId,
      kind,
      scope,
      position,
      ...columns(kind, text),
    })),
  });
}

/** A name is given once in a structure, archived documents included. */
async function refusingTwins<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await transaction(work);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("form-invalid", { fields: { nom: "piece-name-taken" } });
    throw error;
  }
}
