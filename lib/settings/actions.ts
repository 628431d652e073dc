"use server";

import { getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { archivePieceForm, fileSettingsForm, newPieceForm, pieceForm } from "./schema";

const settingsOf = (structureId: string, fait: string) =>
  ({ to: `/equipe/parametres/dossier?structure=${structureId}&fait=${fait}` }) as const;

/** "Enregistrer" under the policies, the modes, the consents and the yearly confirmation. */
export const saveFileSettings = staffAction("SETTINGS", fileSettingsForm, async (actor, input) => {
  const saved = await commands.saveFileSettings(actor, input);
  return saved.ok ? done(settingsOf(input.structureId, "reglages")) : saved;
});

export const createPieceType = staffAction("SETTINGS", newPieceForm, async (actor, input) => {
  const created = await commands.createPieceType(actor, input);
  return created.ok ? done(settingsOf(input.structureId, "ajoute")) : created;
});

export const savePieceType = staffAction("SETTINGS", pieceForm, async (actor, input) => {
  const saved = await commands.savePieceType(actor, input);
  return saved.ok ? done(settingsOf(saved.value.structureId, "modifie")) : saved;
});

/** "Ne plus demander" and "Redemander", without leaving the page. */
export const archivePieceType = staffAction("SETTINGS", archivePieceForm, async (actor, input) => {
  const archived = await commands.archivePieceType(actor, input);
  if (!archived.ok) return archived;
  const t = await getTranslations("settings");
  return done({ message: t(input.archived ? "pieces.archived" : "pieces.restored") });
});
