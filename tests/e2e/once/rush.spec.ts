import { calendarPath } from "../support/calendar";
import { query } from "../support/database";
import { formData, plainBrowser, plainSignIn, tags } from "../support/plain-forms";
import { expect, test } from "../support/test";

const FAMILIES = 60;
const PLACES = 10;

const logins = Array.from(
  { length: FAMILIES },
  (_, index) => `famille${String(index + 1).padStart(2, "0")}@demo.test`,
);

test("sixty families ask at once for the ten places of the outing: ten get one, nobody an error", async ({
  own,
}) => {
  const settings = await own.settings();
  const portal = await own.portal(settings);
  const database = settings.DATABASE_URL ?? "";
  const [day] = await query<{ date: string; id: string }>(
    database,
    `SELECT sd.date::text, sd.id FROM slot_day sd JOIN slot s ON s.id = sd.slot_id JOIN activity a ON a.id = s.activity_id
     WHERE a.name = 'Sortie piscine' AND sd.open ORDER BY sd.date LIMIT 1`,
  );
  const path = calendarPath("mois", day?.date ?? "");

  const ready = await Promise.all(
    logins.map(async (login) => {
      const browser = await plainBrowser(portal.url);
      expect((await plainSignIn(browser, login)).url()).toBe(`${portal.url}/accueil`);
      const html = await (await browser.get(path)).text();
      const box = tags(html, "input").find((input) => input.of("aria-label")?.includes(", Sortie piscine "));
      expect(box?.of("aria-label")).toMatch(/, libre$/);
      return { browser, form: formData(html, "reservations", [["cellule", box?.of("value") ?? ""]]) };
    }),
  );

  const answers = await Promise.all(
    ready.map(({ browser, form }) => browser.post(path, { multipart: form })),
  );
  expect(answers.map((answer) => answer.status())).toEqual(logins.map(() => 200));
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  const saying = (words: RegExp) => pages.filter((page) => words.test(page)).length;
  expect(saying(/\s: demande envoyée/)).toBe(PLACES);
  expect(saying(/\s: non pris en compte – complet/)).toBe(FAMILIES - PLACES);

  const states = await query(
    database,
    `SELECT state, count(*)::int AS count FROM reservation WHERE slot_day_id = $1 GROUP BY state`,
    [day?.id],
  );
  expect(states).toEqual([{ state: "REQUESTED", count: PLACES }]);
  expect(portal.log()).not.toMatch(/"level":(50|60)|⨯/);
  await Promise.all(ready.map(({ browser }) => browser.dispose()));
});
