import { newId } from "@/lib/ids";
import * as requests from "@/lib/requests/commands";
import * as requestQueries from "@/lib/requests/queries";
import * as commands from "@/lib/reservations/commands";
import * as queries from "@/lib/reservations/queries";
import { type Calls, within } from "./call";

const REFUSED = { accept: false as const, reason: "Complet" };

export const reservations: Calls = {
  "requests.queue": (actor) => requestQueries.queue(actor, "toutes"),
  "requests.queueCounts": (actor) => requestQueries.queueCounts(actor),
  "requests.decideQueue [U]": (actor, { U }) =>
    requests.decideQueue(actor, { items: [{ kind: "sign-up", id: U }], accept: true }),
  "requests.decideQueue [A's request]": (actor, { asked }) =>
    requests.decideQueue(actor, {
      items: [{ kind: "request", id: asked.requestId, state: "REQUESTED" }],
      ...REFUSED,
    }),
  "requests.decideQueue [A's day]": (actor, { asked }) =>
    requests.decideQueue(actor, { items: [{ kind: "cell", id: asked.id }], accept: true }),

  "reservations.sendCells [A's child]": (actor, { ownChild, activity }) =>
    commands.sendCells(actor, [
      { kind: "book", childId: ownChild, slotDayId: activity.day("2026-12-08"), version: 0 },
    ]),
  "reservations.sendCells [Noé]": (actor, { sharedChild, activity }) =>
    commands.sendCells(actor, [
      { kind: "book", childId: sharedChild, slotDayId: activity.day("2026-12-08"), version: 0 },
    ]),
  "reservations.sendCells [Noé, a day of A]": (actor, { sharedChild, activity }) =>
    commands.sendCells(actor, [
      { kind: "book", childId: sharedChild, slotDayId: activity.day("2026-12-03"), version: 0 },
    ]),
  "reservations.sendCells [cancels a day of A]": (actor, { reserved: { id, version } }) =>
    commands.sendCells(actor, [{ kind: "cancel", reservationId: id, version }]),
  "reservations.sendCells [withdraws A's]": (actor, { asked: { id, version } }) =>
    commands.sendCells(actor, [{ kind: "withdraw", reservationId: id, version }]),
  "reservations.previewCells [A's child]": (actor, { ownChild, activity }) =>
    commands.previewCells(actor, [
      { kind: "book", childId: ownChild, slotDayId: activity.day("2026-12-08"), version: 0 },
    ]),
  "reservations.undoSending [A's]": (actor, { asked }) => commands.undoSending(actor, asked.requestId),
  "reservations.decideReservations [A's]": (actor, { asked }) =>
    commands.decideReservations(actor, new Map([[asked.id, { accept: true }]])),
  "reservations.decideReservations [C's]": (actor, { askedByC }) =>
    commands.decideReservations(actor, new Map([[askedByC.id, REFUSED]])),
  "reservations.answerOffer [A accepts]": (actor, { offered: { id, version } }) =>
    commands.answerOffer(actor, { reservationId: id, version, accept: true }),
  "reservations.answerOffer [A declines]": (actor, { offered: { id, version } }) =>
    commands.answerOffer(actor, { reservationId: id, version, accept: false }),
  "reservations.answerProposal [A accepts]": (actor, { proposal }) =>
    commands.answerProposal(actor, { proposalId: proposal, accept: true }),
  "reservations.answerProposal [A declines]": (actor, { proposal }) =>
    commands.answerProposal(actor, { proposalId: proposal, accept: false }),
  "reservations.lapseOffers": (actor) => commands.lapseOffers(actor),
  "reservations.giveFreedPlaces [A's day]": (actor, { asked }) =>
    within((tx) => commands.giveFreedPlaces(actor, tx, [asked.slotDayId])),
  "reservations.announceDecision [nothing]": (actor) =>
    within((tx) => commands.announceDecision(actor, tx, newId(), [])),
  "reservations.recordReservations [for A]": (actor, { A, ownChild, asked, activity }) =>
    commands.recordReservations(actor, [
      {
        childId: ownChild,
        householdId: A.householdId,
        accountId: A.accountIds[0]!,
        slotId: asked.slotId,
        slotDayId: activity.day("2026-12-10"),
        date: "2026-12-10",
        state: "RESERVED",
        reason: null,
        attendance: null,
        at: new Date(0),
      },
    ]),
  "reservations.calendar": (actor) => queries.calendar(actor, { view: "mois", date: "2026-12-01" }),
  "reservations.answersColumn": (actor) => queries.answersColumn(actor),
  "reservations.nextWaiting [after A's]": (actor, { asked }) =>
    queries.nextWaiting(actor, asked.requestId, null),
  "reservations.proposalChoices [A's]": (actor, { asked }) => queries.proposalChoices(actor, asked.requestId),
  "reservations.requestOutcomes [A's]": (actor, { asked }) => queries.requestOutcomes(actor, asked.requestId),
  "reservations.waitingRequests": (actor) => queries.waitingRequests(actor, { limit: 50, kind: null }),
  "reservations.waitingRequest [A's]": (actor, { asked }) => queries.waitingRequest(actor, asked.requestId),
  "reservations.waitingIds [A's]": (actor, { asked }) =>
    queries.waitingIds(actor, [{ id: asked.requestId, state: "REQUESTED" }]),
};
