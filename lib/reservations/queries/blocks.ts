import "server-only";
import type { ParentActor } from "@/lib/actor";
import { db, type Tx } from "@/lib/db";
import { missingPieces } from "@/lib/documents/queries";
import { confirmationDue } from "@/lib/dossier/rules";
import { confirmationFacts } from "@/lib/dossier/schema";
import type { BlockReason, HomePriorities } from "../rules";

/** What keeps a household from asking for days: its yearly confirmation, and documents, of a child or of all. */
export type Blocks = {
  unconfirmed: boolean;
  pieces: { childId: string | null; childName: string | null; name: string }[];
};

/** Its confirmationFacts, whether a structure of the household makes a document a condition, what lets it book early. */
export type Gates = { confirmation: unknown; asksPieces: boolean; home: HomePriorities };

/** What is a condition and not met. One statement where a document is a condition, else none. */
export async function readBlocks(
  actor: ParentActor,
  gates: Gates | undefined,
  tx: Tx = db(),
): Promise<Blocks> {
  if (!gates) return { unconfirmed: false, pieces: [] };
  const { settings, confirmedOn, today } = confirmationFacts.parse(gates.confirmation);
  const pieces = gates.asksPieces ? await missingPieces(actor, tx) : [];
  return {
    unconfirmed: confirmationDue(settings, confirmedOn, today).blocking,
    pieces: pieces
      .filter(({ blocking }) => blocking)
      .map(({ childId, childName, name }) => ({ childId, childName, name })),
  };
}

/** What is lacking for one child: its own documents and the household's. */
export const lackingFor = ({ pieces }: Blocks, childId: string): string[] =>
  pieces.filter((piece) => piece.childId === null || piece.childId === childId).map(({ name }) => name);

/** Why nothing can be asked for a child, or null. */
export function blockOf(blocks: Blocks, childId: string): BlockReason | null {
  if (blocks.unconfirmed) return "file-unconfirmed";
  return lackingFor(blocks, childId).length > 0 ? "file-incomplete" : null;
}
