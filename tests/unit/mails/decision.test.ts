import { describe, expect, test } from "vitest";
import { renderMail } from "@/emails/render";
import { DAY_OUTCOMES, type DayOutcome, type DecidedDay, type MailParams } from "@/lib/mails/schema";

const facts = {
  portal: "https://portail.exemple.fr",
  organisation: "Valmont-sur-Isère",
  to: "lea@exemple.test",
  secret: "",
};

const UNTIL = "2026-11-23T18:00";
const day = (outcome: DayOutcome, more: Partial<DecidedDay> = {}): DecidedDay => ({
  date: "2026-11-24",
  activity: "Cantine",
  slot: "Repas",
  outcome,
  reason: null,
  ...(outcome === "offered" && { until: UNTIL }),
  ...more,
});

const of = (...days: DecidedDay[]): MailParams<"decision"> => ({ children: [{ name: "Léa", days }] });
const strike = {
  kind: "closure",
  cause: "STRIKE",
  message: "Reprise jeudi.",
  billed: false,
  reopened: false,
} as const;

async function mail(params: MailParams<"decision">, locale: "fr" | "en" = "fr") {
  const { subject, text } = await renderMail({ template: "decision", locale, params }, facts);
  return { subject: subject.replaceAll("\u00a0", " "), text: text.replaceAll("\u00a0", " ") };
}

test.each<[MailParams<"decision">, string, string]>([
  [of(day("reserved")), "Réservations : 1 jour accepté", "Bookings: 1 day accepted"],
  [
    of(day("refused"), day("reserved"), day("reserved")),
    "Réservations : 2 jours acceptés, 1 refusé",
    "Bookings: 2 days accepted, 1 refused",
  ],
  [
    of(day("waitlisted"), day("refused"), day("refused")),
    "Réservations : 1 jour en liste d’attente, 2 refusés",
    "Bookings: 1 day on the waiting list, 2 refused",
  ],
  [
    of(day("cancelled"), day("kept")),
    "Réservations : 1 annulation acceptée, 1 annulation refusée",
    "Bookings: 1 cancellation accepted, 1 cancellation refused",
  ],
  [
    of(day("moved"), day("removed")),
    "Réservations : 1 jour déplacé, 1 annulé",
    "Bookings: 1 day moved, 1 cancelled",
  ],
  [
    of(day("offered"), day("promoted")),
    "Une place s’est libérée : à accepter avant le lundi 23 novembre 2026 à 18 h",
    "A place is free: accept it before Monday, 23 November 2026 at 18:00",
  ],
  [of(day("promoted")), "Une place s’est libérée : c’est réservé", "A place is free: it is booked for you"],
  [of(day("lapsed")), "Une place proposée n’a pas été acceptée à temps", "A place was not accepted in time"],
  [
    { about: strike, ...of(day("closed"), day("closed")) },
    "Fermeture (grève) : 2 jours annulés",
    "Closed (strike): 2 days cancelled",
  ],
  [
    { about: { ...strike, reopened: true }, ...of(day("reopened")) },
    "Réouverture : vos réservations sont rétablies",
    "Open again: your bookings are back",
  ],
])("the subject says what matters: %#", async (params, fr, en) => {
  expect((await mail(params)).subject).toBe(fr);
  expect((await mail(params, "en")).subject).toBe(en);
});

describe.each(["fr", "en"] as const)("in %s", (locale) => {
  test.each(DAY_OUTCOMES)("a day that is %s is said whole", async (outcome) => {
    const { subject, text } = await mail(of(day(outcome)), locale);
    expect(text).toContain("Cantine Repas");
    expect(subject + text).not.toMatch(/decision\.|layout\./);
  });
});

test("an offer says until when, and where to answer", async () => {
  const { text } = await mail(of(day("offered")));
  expect(text).toContain("À accepter avant le lundi 23 novembre 2026 à 18 h.");
  expect(text).toContain("Répondre https://portail.exemple.fr/reservations#reponses");
});

test("a refusal says its reason and what is proposed in its place", async () => {
  const other = { date: "2026-11-26", activity: "Cantine", slot: "Repas" };
  const { text } = await mail(
    of(
      day("refused", { reason: "Complet", proposal: other }),
      day("refused", { date: "2026-11-25", reason: "Sortie", proposal: "waiting-list" }),
    ),
  );
  expect(text).toContain("Motif : Complet");
  expect(text).toContain("votre structure vous propose : jeudi 26 novembre 2026 : Cantine Repas.");
  expect(text).toContain("votre structure vous propose la liste d’attente.");
  expect(text).toContain("#reponses");
});

test("a move says where the day was before", async () => {
  const from = { date: "2026-11-20", activity: "Cantine", slot: "Repas" };
  const { text } = await mail(of(day("moved", { from })));
  expect(text).toContain("Auparavant : vendredi 20 novembre 2026 : Cantine Repas");
});

test("a closure says its cause, its message and whether the days stay due", async () => {
  const closed = await mail({ about: strike, ...of(day("closed")) });
  for (const words of ["Cause : grève.", "Reprise jeudi.", "ne vous seront pas facturés"]) {
    expect(closed.text).toContain(words);
  }
  const due = await mail({ about: { ...strike, billed: true }, ...of(day("closed")) });
  expect(due.text).toContain("Ces jours restent dus.");
});
