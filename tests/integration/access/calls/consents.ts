import * as commands from "@/lib/consents/commands";
import * as queries from "@/lib/consents/queries";
import type { Calls } from "./call";

const YES = {
  kind: "PHOTO" as const,
  granted: true,
  supports: ["DISPLAY" as const],
  purposes: ["FAMILIES" as const],
  from: null,
  validTo: "2027-08-31",
};

export const consents: Calls = {
  "consents.consentsOf [A's child]": (actor, { ownChild }) => queries.consentsOf(actor, ownChild),
  "consents.consentsOf [Noé]": (actor, { sharedChild }) => queries.consentsOf(actor, sharedChild),
  "consents.awaitedAnswers": (actor) => queries.awaitedAnswers(actor),
  "consents.householdConsents [A]": (actor, { A }) => queries.householdConsents(actor, A.householdId),
  "consents.effectiveConsents [A's child, Noé]": (actor, { ownChild, sharedChild }) =>
    queries.effectiveConsents(actor, [ownChild, sharedChild]),
  "consents.answerConsent [A's child]": (actor, { ownChild }) =>
    commands.answerConsent(actor, { ...YES, childId: ownChild }),
  "consents.answerConsent [Noé]": (actor, { sharedChild }) =>
    commands.answerConsent(actor, { ...YES, childId: sharedChild }),
  "consents.recordPaperConsent [A's adult]": (actor, { A, ownChild }) =>
    commands.recordPaperConsent(actor, { ...YES, childId: ownChild, adultId: A.adultIds[1]! }),
  "consents.recordPaperConsent [Noé, C's adult]": (actor, { C, sharedChild }) =>
    commands.recordPaperConsent(actor, { ...YES, childId: sharedChild, adultId: C.adultIds[0]! }),
};
