import { randomUUID } from "node:crypto";
import { signIn } from "../support/accounts";
import { crawl } from "../support/crawl";
import { query } from "../support/database";
import { expect, test } from "../support/test";

/** What the mother's household alone may read, wherever the portal could say it. */
const CANARIES = {
  address: "17 impasse du Canari jaune",
  addressExtra: "Bâtiment Serin",
  phone: "06 39 98 07 71",
  workPhone: "06 39 98 07 72",
  employer: "Volière et fils",
  allocataire: "7700777",
  quotient: "9 876",
  person: "Pinson-Confiance",
  personPhone: "06 39 98 07 73",
  upload: "Attestation du canari",
  letter: "Courrier du canari",
  waiting: "18 allée du Serin qui attend",
  wish: "Souhait du canari",
  week: "Semaine du canari",
  absence: "Mot du canari absent",
};
/** What no family reads at all. */
const NOTE = "Note de l'équipe sur le canari";

/** As a page, a payload or a file name could write it. */
const spellings = (text: string) => {
  const digits = text.replace(/\s/g, "");
  const forms = [
    text,
    text.replaceAll(" ", "\u00a0"),
    text.replaceAll(" ", "\u202f"),
    encodeURIComponent(text),
  ];
  if (/^0\d{9}$/.test(digits)) forms.push(digits, `+33${digits.slice(1)}`);
  if (/^\d+$/.test(digits)) forms.push(digits);
  return forms;
};
const E164 = (text: string) => `+33${text.replace(/\s/g, "").slice(1)}`;

async function plant(url: string): Promise<void> {
  const run = (sql: string, ...values: unknown[]) => query<{ id: string }>(url, sql, values);
  const [home] = await run(
    "SELECT a.household_id AS id FROM adult a JOIN account ac ON ac.adult_id = a.id WHERE ac.email = 'parent@demo.test'",
  );
  const [child] = await run(
    "SELECT c.id FROM child c JOIN household_child hc ON hc.child_id = c.id WHERE hc.household_id = $1 AND c.first_name = 'Zoé'",
    home!.id,
  );
  const [account] = await run("SELECT id FROM account WHERE email = 'parent@demo.test'");
  const [staff] = await run("SELECT id FROM staff LIMIT 1");
  const C = CANARIES;
  await run(
    "UPDATE household SET address = $2, address_extra = $3, allocataire_number = $4 WHERE id = $1",
    ...[home!.id, C.address, C.addressExtra, C.allocataire],
  );
  await run(
    "UPDATE adult SET phone = $2, work_phone = $3, employer = $4 WHERE household_id = $1 AND position = 0",
    ...[home!.id, E164(C.phone), E164(C.workPhone), C.employer],
  );
  await run("UPDATE quotient_familial SET value_cents = 987600 WHERE household_id = $1", home!.id);
  const person = randomUUID();
  await run(
    `INSERT INTO authorised_person (id, household_id, first_name, last_name, phone, emergency_contact, created_at)
     VALUES ($1, $2, 'Agathe', $3, $4, true, now())`,
    ...[person, home!.id, C.person, E164(C.personPhone)],
  );
  await run("INSERT INTO authorised_person_child (person_id, child_id) VALUES ($1, $2)", person, child!.id);
  const file = async (name: string) => {
    const id = randomUUID();
    await run(
      `INSERT INTO stored_file (id, store, key, name, mime, size, sha256, state, created_at)
       VALUES ($1, 'DISK', $2, $3, 'application/pdf', 3, repeat('0', 64), 'READY', now())`,
      ...[id, id, `${name}.pdf`],
    );
    return id;
  };
  await run(
    `INSERT INTO family_upload (id, household_id, child_id, file_id, title, created_at, account_id)
     VALUES ($1, $2, $3, $4, $5, now(), $6)`,
    ...[randomUUID(), home!.id, child!.id, await file(C.upload), C.upload, account!.id],
  );
  await run(
    `INSERT INTO published_document (id, title, category, audience, household_id, file_id, display_from, created_at, staff_id)
     VALUES ($1, $2, 'LETTER', 'HOUSEHOLD', $3, $4, '2026-11-01', now(), $5)`,
    ...[randomUUID(), C.letter, home!.id, await file(C.letter), staff!.id],
  );
  const set = randomUUID();
  await run(
    `INSERT INTO change_set (id, household_id, account_id, subject, subject_id, domain, created_at)
     VALUES ($1, $2, $3, 'HOUSEHOLD', $2, 'contact', now())`,
    ...[set, home!.id, account!.id],
  );
  await run(
    `INSERT INTO field_change (id, change_set_id, subject_id, field, state, old_value, new_value)
     VALUES ($1, $2, $3, 'address', 'PENDING', $4, $5)`,
    ...[randomUUID(), set, home!.id, JSON.stringify(C.address), JSON.stringify(C.waiting)],
  );
  await run(
    `INSERT INTO file_request (id, household_id, account_id, kind, subject_id, message, created_at)
     VALUES ($1, $2, $3, 'OTHER', $4, $5, now())`,
    ...[randomUUID(), home!.id, account!.id, child!.id, C.wish],
  );
  await run(
    `INSERT INTO week_template (id, household_id, name, cells, created_at)
     SELECT $1, $2, $3, cells, now() FROM week_template WHERE household_id = $2 LIMIT 1`,
    ...[randomUUID(), home!.id, C.week],
  );
  await run("UPDATE absence_declaration SET note = $2 WHERE household_id = $1", home!.id, C.absence);
  await run(
    `INSERT INTO calendar_feed (id, account_id, created_at) SELECT gen_random_uuid(), id, now() FROM account
     WHERE email IN ('parent@demo.test', 'parent3@demo.test')`,
  );
  await run(
    "INSERT INTO staff_note (id, household_id, staff_id, body, created_at) VALUES ($1, $2, $3, $4, now())",
    ...[randomUUID(), home!.id, staff!.id, NOTE],
  );
}

const STARTS = [
  "/accueil",
  "/famille",
  "/reservations",
  "/reservations?vue=mois&date=2026-12-01",
  "/reservations/repeter",
  "/reservations/semaines",
  "/reservations/absences",
  "/reservations/inscriptions",
  "/reservations/agenda",
  "/factures",
  "/documents",
  "/documents/envois",
  "/compte",
];

test("nothing that the father's household can fetch holds what belongs to the mother's", async ({
  own,
  person,
}) => {
  const settings = await own.settings();
  await plant(settings.DATABASE_URL ?? "");
  const portal = await own.portal(settings);
  const read = async (login: string) => {
    const page = await person({ baseURL: portal.url });
    await signIn(page, login);
    return crawl(page.request, STARTS);
  };

  const told = await read("parent@demo.test");
  const found = (answers: typeof told, canary: string) =>
    answers
      .filter(({ text }) => spellings(canary).some((form) => text.includes(form)))
      .map(({ path }) => path);
  for (const [what, canary] of Object.entries(CANARIES)) {
    expect(found(told, canary), `${what} is told to its own household`).not.toEqual([]);
  }
  expect(found(told, NOTE), "a note of the staff").toEqual([]);

  const answers = await read("parent3@demo.test");
  expect(answers.length).toBeGreaterThan(30);
  for (const all of [told, answers]) {
    const feeds = all.filter(({ path }) => path.startsWith("/api/agenda/"));
    expect(feeds.map(({ status }) => status)).not.toEqual([]);
  }
  for (const [what, canary] of Object.entries({ ...CANARIES, NOTE })) {
    expect(found(answers, canary), what).toEqual([]);
  }
  for (const adult of ["parent@demo.test", "julien.martin", "Camille", "Julien"]) {
    expect(found(answers, adult), adult).toEqual([]);
  }
});
