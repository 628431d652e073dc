import * as commands from "@/lib/settings/commands";
import * as queries from "@/lib/settings/queries";
import { defaultFileSettings, defaultPieceTypes, pieceMark } from "@/lib/settings/rules";
import type { World } from "../world";
import { type Calls, within } from "./call";

const OTHERS = { ...defaultFileSettings, bothParents: [] };
const [PIECE] = defaultPieceTypes;

const asked = ({ askedPiece }: World) => ({
  id: askedPiece,
  seen: pieceMark(PIECE!),
  text: { ...PIECE!, name: "Autre nom" },
});

export const settings: Calls = {
  "settings.structureSettings [here]": (actor, { here }) => queries.structureSettings(actor, here),
  "settings.pieceType [here]": (actor, { askedPiece }) => queries.pieceType(actor, askedPiece),
  "settings.saveFileSettings [here]": (actor, { here }) =>
    commands.saveFileSettings(actor, { structureId: here, version: 0, settings: OTHERS }),
  "settings.createPieceType [here]": (actor, { here }) =>
    commands.createPieceType(actor, { ...PIECE!, structureId: here, name: "Nouveau document" }),
  "settings.savePieceType [here]": (actor, world) => commands.savePieceType(actor, asked(world)),
  "settings.archivePieceType [here]": (actor, { askedPiece }) =>
    commands.archivePieceType(actor, { id: askedPiece, archived: true }),
  "settings.setUpFileSettings": (actor, { there }) =>
    within((tx) => commands.setUpFileSettings(actor, tx, there)),
};
