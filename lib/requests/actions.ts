"use server";

import { staffAction } from "@/lib/action";
import { decideFile } from "@/lib/dossier/commands";
import type { FileDecisionReport } from "@/lib/dossier/schema";
import { decideReservations } from "@/lib/reservations/commands";
import { nextWaiting } from "@/lib/reservations/queries";
import { done } from "@/lib/result";
import * as commands from "./commands";
import {
  checkPieceForm,
  decideDaysSchema,
  decideFamilyForm,
  decideFilesForm,
  decideForm,
  decidePiecesForm,
  kindOf,
} from "./schema";

/** "Valider" or "Refuser": everything ticked, then the queue again with what was done. */
export const decide = staffAction("REQUESTS", decideForm, async (actor, { type, ...input }) => {
  const decided = await commands.decideQueue(actor, input);
  return decided.ok ? done({ to: reportPath(QUEUE, { type, ...queueCounts(decided.value) }) }) : decided;
});

/** "Enregistrer la décision": each day its answer, in one decision and one mail; then the next request that waits. */
export const decideDays = staffAction("REQUESTS", decideDaysSchema, async (actor, input) => {
  const { requestId, type, verdicts } = input;
  const decided = await decideReservations(actor, verdicts);
  if (!decided.ok) return decided;
  const next = await nextWaiting(actor, requestId, kindOf(type));
  const to = next ? `${QUEUE}/${next}` : QUEUE;
  return done({ to: reportPath(to, { type, ...queueCounts({ ...decided.value, emailTaken: 0 }) }) });
});

/** "Valider" or "Refuser" above what families changed and wish for. */
export const decideFiles = staffAction("FAMILIES", decideFilesForm, async (actor, verdicts) => {
  const decided = await decideFile(actor, verdicts);
  return decided.ok ? done({ to: reportPath(FILES, fileCounts(decided.value)) }) : decided;
});

/** "Enregistrer la décision" on a family's page, then the next family that waits. */
export const decideFamily = staffAction("FAMILIES", decideFamilyForm, async (actor, { next, verdicts }) => {
  const decided = await decideFile(actor, verdicts);
  const to = next ? `${FILES}/${next}` : FILES;
  return decided.ok ? done({ to: reportPath(to, fileCounts(decided.value)) }) : decided;
});

/** "Valider" or "Refuser" above the documents that families sent. */
export const decidePieces = staffAction("FAMILIES", decidePiecesForm, async (actor, input) => {
  const decided = await commands.decidePieces(actor, input);
  return decided.ok ? done({ to: reportPath(PIECES, pieceCounts(decided.value)) }) : decided;
});

/** "Valider" or "Refuser" beside one document, then the next one. */
export const checkPiece = staffAction("FAMILIES", checkPieceForm, async (actor, input) => {
  const decided = await commands.checkPiece(actor, input);
  if (!decided.ok) return decided;
  return done({ to: reportPath(PIECES, { ...pieceCounts(decided.value), envoi: input.next ?? "" }) });
});

const QUEUE = "/equipe/demandes";
const FILES = "/equipe/demandes/dossiers";
const PIECES = "/equipe/demandes/pieces";

const queueCounts = (report: commands.QueueReport) => ({
  valides: report.accepted,
  refuses: report.refused,
  attentes: report.waitlisted,
  deja: report.already,
  complets: report.full,
  pris: report.emailTaken,
});

const fileCounts = ({ accepted, refused, already, unanswered }: FileDecisionReport) => ({
  valides: accepted,
  refuses: refused,
  deja: already,
  questions: unanswered,
});

const pieceCounts = ({ accepted, refused, already, toOpen }: commands.PieceReport) => ({
  valides: accepted,
  refuses: refused,
  deja: already,
  ouvrir: toOpen,
});

const reportPath = (path: string, counts: Record<string, string | number>) =>
  `${path}?${Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .join("&")}`;
