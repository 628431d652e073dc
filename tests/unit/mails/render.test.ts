import { describe, expect, test } from "vitest";
import { renderMail } from "@/emails/render";
import type { DecidedDay, MailLocale, MailParams, MailTemplate } from "@/lib/mails/schema";

const facts = {
  portal: "https://portail.exemple.fr",
  organisation: "Valmont-sur-Isère",
  to: "lea@exemple.test",
  secret: "kbrt-7mzp-qx4w-h2dn",
};

const day = (date: string, outcome: DecidedDay["outcome"], reason: string | null = null): DecidedDay => ({
  date,
  activity: "Cantine",
  slot: "Repas",
  outcome,
  reason,
});

const samples: { [T in MailTemplate]: MailParams<T> } = {
  invitation: { firstName: "Léa" },
  "sign-up-received": { firstName: "Léa", structure: "Les Lilas" },
  "sign-up-known": {},
  "sign-up-accepted": { firstName: "Léa", structure: "Les Lilas" },
  "sign-up-refused": { firstName: "Léa", structure: "Les Lilas", reason: "Hors commune" },
  decision: { children: [{ name: "Tom Martin", days: [day("2026-11-24", "reserved")] }] },
  "enrolment-decision": {
    items: [
      {
        child: "Tom",
        activity: "Club ados",
        period: "Année 2026-2027",
        outcome: "refused",
        reason: "Complet",
      },
    ],
  },
  absence: {
    children: [
      {
        name: "Tom",
        days: [
          { date: "2026-11-24", activity: "Cantine", slot: "Repas", outcome: "accepted", reason: null },
          { date: "2026-12-01", activity: "Cantine", slot: "Repas", outcome: "refused", reason: "Illisible" },
        ],
      },
      {
        name: "Zoé",
        days: (["expired", "justified", "unjustified"] as const).map((outcome) => ({
          date: "2026-12-02",
          activity: "Accueil",
          slot: "Matin",
          outcome,
          reason: null,
        })),
      },
    ],
  },
  "file-decision": {
    items: [
      { name: "Tom Martin", what: "field", key: "schoolClass", outcome: "accepted", reason: null },
      { name: null, what: "field", key: "allocataireNumber", outcome: "refused", reason: "Illisible" },
      { name: "Tom Martin", what: "domain", key: "health", outcome: "accepted", reason: null },
      { name: "Zoé Martin", what: "wish", key: "ADD_CHILD", outcome: "accepted", reason: null },
    ],
  },
  "piece-decision": {
    items: [
      { piece: "Assurance", child: "Tom", outcome: "verified", until: "2027-08-31", reason: null },
      { piece: null, child: "Léa", outcome: "refused", until: null, reason: null },
      { piece: "Justificatif", child: null, outcome: "refused", until: null, reason: "Illisible" },
    ],
  },
  "piece-expiring": { items: [{ piece: "Assurance", child: "Tom", until: "2027-08-31" }] },
  "document-published": { title: "Courrier de rentrée", sender: "Les Lilas" },
  "password-reset": {},
  "password-changed": {},
};

const templates = Object.keys(samples) as MailTemplate[];
const every = templates.flatMap((template) =>
  (["fr", "en"] as MailLocale[]).map((locale) => [template, locale] as const),
);

/** What each mail must hold for its reader to go on, in the HTML part and in the plain text. */
const MUST_HOLD: Record<MailTemplate, string[]> = {
  invitation: ["lea@exemple.test", "kbrt-7mzp-qx4w-h2dn", "https://portail.exemple.fr/connexion"],
  "sign-up-received": ["https://portail.exemple.fr/inscription/suivi/kbrt-7mzp-qx4w-h2dn", "Les Lilas"],
  "sign-up-known": ["https://portail.exemple.fr/connexion", "https://portail.exemple.fr/mot-de-passe-oublie"],
  "sign-up-accepted": ["https://portail.exemple.fr/inscription/terminer/kbrt-7mzp-qx4w-h2dn", "Les Lilas"],
  "sign-up-refused": ["Les Lilas", "Hors commune"],
  decision: ["Tom Martin", "Cantine Repas", "2026", "https://portail.exemple.fr/reservations"],
  absence: ["Tom", "Zoé", "Illisible", "2026", "https://portail.exemple.fr/reservations/absences"],
  "enrolment-decision": [
    "Tom",
    "Club ados",
    "Complet",
    "https://portail.exemple.fr/reservations/inscriptions",
  ],
  "file-decision": ["Tom Martin", "Zoé Martin", "Illisible", "https://portail.exemple.fr/famille"],
  "piece-decision": ["Assurance (Tom)", "2027", "Illisible", "https://portail.exemple.fr/documents/envois"],
  "piece-expiring": ["Assurance (Tom)", "2027", "https://portail.exemple.fr/documents/envois"],
  "document-published": ["Courrier de rentrée", "Les Lilas", "https://portail.exemple.fr/factures"],
  "password-reset": ["https://portail.exemple.fr/mot-de-passe/kbrt-7mzp-qx4w-h2dn"],
  "password-changed": ["lea@exemple.test", "https://portail.exemple.fr/mot-de-passe-oublie"],
};

describe.each(every)("%s in %s", (template, locale) => {
  test("is complete in both parts", async () => {
    const mail = await renderMail({ template, locale, params: samples[template] }, facts);
    expect(mail.subject).toMatch(/^\S.{10,}\S$/);
    for (const words of [...MUST_HOLD[template], facts.organisation]) {
      expect(mail.html).toContain(words);
      expect(mail.text).toContain(words);
    }
    expect(mail.html).toContain(`<html dir="ltr" lang="${locale}"`);
    // A message that the catalogue lacks shows its key.
    expect(mail.subject + mail.html + mail.text).not.toMatch(/mails\.|layout\./);
  });

  test("is written with French spaces", async () => {
    if (locale !== "fr") return;
    const mail = await renderMail({ template, locale, params: samples[template] }, facts);
    expect(mail.subject + mail.text).not.toMatch(/ [:;!?»]|« /);
  });
});

test("the invitation uses the words of the login page", async () => {
  const { text } = await renderMail(
    { template: "invitation", locale: "fr", params: samples.invitation },
    facts,
  );
  expect(text).toContain("Identifiant\nlea@exemple.test");
  expect(text).toContain("Mot de passe provisoire\nkbrt-7mzp-qx4w-h2dn");
});

test("the accepted sign-up opens « Terminer mon inscription »", async () => {
  const params = samples["sign-up-accepted"];
  const { text } = await renderMail({ template: "sign-up-accepted", locale: "fr", params }, facts);
  expect(text).toContain("Terminer mon inscription https://portail.exemple.fr/inscription/terminer/");
});

test("a decision says each child's days in order, in full, with each reason", async () => {
  const children = [
    {
      name: "Léa Martin",
      days: [
        day("2026-12-01", "reserved"),
        day("2026-11-27", "kept", "Repas déjà commandé"),
        day("2026-11-26", "refused", "Complet\nce jour-là"),
        day("2026-11-24", "reserved"),
        day("2026-11-25", "cancelled"),
      ],
    },
    { name: "Tom Martin", days: [day("2026-11-24", "refused", "Sortie annulée")] },
  ];
  const { text } = await renderMail({ template: "decision", locale: "fr", params: { children } }, facts);
  const lines = text
    .replaceAll("\u00a0", " ")
    .split("\n")
    .filter((line) => line !== "");
  const from = lines.indexOf("Léa Martin");
  expect(lines.slice(from, from + 16)).toEqual([
    "Léa Martin",
    "Jours acceptés",
    "mardi 24 novembre 2026 : Cantine Repas",
    "mardi 1er décembre 2026 : Cantine Repas",
    "Jour refusé",
    "jeudi 26 novembre 2026 : Cantine Repas",
    "Motif : Complet",
    "ce jour-là",
    "Annulation acceptée",
    "mercredi 25 novembre 2026 : Cantine Repas",
    "Annulation refusée, la réservation est maintenue",
    "vendredi 27 novembre 2026 : Cantine Repas",
    "Motif : Repas déjà commandé",
    "Tom Martin",
    "Jour refusé",
    "mardi 24 novembre 2026 : Cantine Repas",
  ]);
});

test("what people typed stays text", async () => {
  const params = {
    firstName: "<script>alert(1)</script>",
    structure: '"><img src=x onerror=y>',
    reason: "<b>gras</b>",
  };
  const { html } = await renderMail({ template: "sign-up-refused", locale: "fr", params }, facts);
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain("&lt;script&gt;");
});

test("a subject is one line, whatever a name holds", async () => {
  const organisation = "Valmont\r\nBcc: tous@exemple.test\u2028X";
  const { subject } = await renderMail(
    { template: "invitation", locale: "fr", params: samples.invitation },
    { ...facts, organisation },
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(subject).not.toMatch(/[\u0000-\u001f\u2028]/);
});

test("somebody without a first name is greeted all the same", async () => {
  const params = { firstName: "" };
  const { text } = await renderMail({ template: "invitation", locale: "fr", params }, facts);
  expect(text).toContain("\nBonjour,\n");
});
