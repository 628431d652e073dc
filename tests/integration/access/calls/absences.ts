import * as commands from "@/lib/absences/commands";
import * as queries from "@/lib/absences/queries";
import { PHOTO } from "../../../factories/documents";
import { type Calls, within } from "./call";

const PARIS = "Europe/Paris";
const TODAY = "2026-11-16";

export const absences: Calls = {
  "absences.declarableDays": (actor) => queries.declarableDays(actor, PARIS),
  "absences.ownAbsences": (actor) => queries.ownAbsences(actor, PARIS),
  "absences.staffAbsences": (actor) => queries.staffAbsences(actor, { filter: "toutes", today: TODAY }),
  "absences.absentOn [A's day]": (actor) => queries.absentOn(actor, "2026-11-26"),
  "absences.proofsToCheck": (actor) => queries.proofsToCheck(actor),
  "absences.declareAbsence [A's day]": (actor, { reserved }) =>
    commands.declareAbsence(actor, {
      cells: [{ reservationId: reserved.id, version: reserved.version }],
      reason: "strike",
      note: "",
    }),
  "absences.withdrawAbsence [A's]": (actor, { absence }) =>
    commands.withdrawAbsence(actor, [absence.sent.absenceId]),
  "absences.addProof [A's]": (actor, { absence }) =>
    commands.addProof(actor, absence.awaited.declarationId, PHOTO),
  "absences.decideProof [A's]": (actor, { absence }) =>
    commands.decideProof(actor, { declarationId: absence.sent.declarationId, verdict: { accept: true } }),
  "absences.setAbsences [A's]": (actor, { absence }) =>
    commands.setAbsences(actor, {
      absenceIds: [absence.awaited.absenceId],
      status: "ABSENT_UNJUSTIFIED",
      reason: "Vu",
    }),
  "absences.settleProofs [not answered]": (actor, { absence }) =>
    within((tx) => commands.settleProofs(actor, tx, [absence.uploadId])),
  "absences.expireProofs": (actor) => commands.expireProofs(actor),
};
