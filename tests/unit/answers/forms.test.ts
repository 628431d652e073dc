import { expect, test } from "vitest";
import { answerOfferForm, answerProposalForm, said } from "@/lib/answers/schema";
import { decideDaysSchema } from "@/lib/requests/schema";

const ID = "01a208d3-50b0-76f1-8255-b53bc6f4601a";
const OTHER = "01a208d3-50b0-76f1-8255-b53bc6f4601b";

test("an answer names what it is about, with the version seen", () => {
  expect(answerOfferForm.parse({ reservation: ID, version: "3", reponse: "accepter" })).toEqual({
    reservationId: ID,
    version: 3,
    accept: true,
  });
  expect(answerProposalForm.parse({ proposition: ID, reponse: "refuser" })).toEqual({
    proposalId: ID,
    accept: false,
  });
});

test.each([
  { reservation: ID, version: "0", reponse: "accepter" },
  { reservation: ID, version: "1.5", reponse: "accepter" },
  { reservation: "x", version: "1", reponse: "accepter" },
  { reservation: ID, version: "1", reponse: "peut-être" },
  { reservation: ID, version: "1" },
])("%j is no answer", (form) => {
  expect(answerOfferForm.safeParse(form).success).toBe(false);
});

test.each([
  ["reservee", "reservee"],
  ["<b>", null],
  [null, null],
  [["reservee", "delai"], null],
])("the page says %j as %j", (given, expected) => {
  expect(said.parse(given)).toBe(expected);
});

const decide = (form: object) => {
  const parsed = decideDaysSchema.safeParse({ demande: ID, ...form });
  if (parsed.success) return Object.fromEntries(parsed.data.verdicts);
  return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test.each<[object, unknown]>([
  [{ jours: { [OTHER]: { verdict: "valider" } } }, { [OTHER]: { accept: true } }],
  [{ jours: { [OTHER]: { verdict: "attente" } } }, { [OTHER]: { wait: true } }],
  [
    { jours: { [OTHER]: { verdict: "refuser", motif: " Complet. " } } },
    { [OTHER]: { accept: false, reason: "Complet." } },
  ],
  [
    { jours: { [OTHER]: { verdict: "refuser", proposition: "" } }, motif: "Sortie." },
    { [OTHER]: { accept: false, reason: "Sortie." } },
  ],
  [
    { jours: { [OTHER]: { verdict: "refuser", motif: "Complet.", proposition: "liste" } } },
    { [OTHER]: { accept: false, reason: "Complet.", proposal: { slotDayId: null } } },
  ],
  [
    { jours: { [OTHER]: { verdict: "refuser", motif: "Complet.", proposition: ID } } },
    { [OTHER]: { accept: false, reason: "Complet.", proposal: { slotDayId: ID } } },
  ],
  [
    { tout: "valider", jours: { [OTHER]: { verdict: "" }, [ID]: {} } },
    { [OTHER]: { accept: true }, [ID]: { accept: true } },
  ],
  [{ jours: { [OTHER]: { verdict: "refuser" } } }, ["motif: reason-required"]],
  [{ jours: { [OTHER]: { verdict: "" } } }, ["jours: nothing-ticked"]],
  [{ jours: {} }, ["jours: nothing-ticked"]],
])("day by day: %j", (form, expected) => {
  expect(decide(form)).toEqual(expected);
});

test("a day proposed has a name of its own", () => {
  expect(
    decide({ jours: { [OTHER]: { verdict: "refuser", motif: "x", proposition: "demain" } } }),
  ).toHaveLength(1);
});
