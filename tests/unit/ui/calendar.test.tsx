import { createTranslator, NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { CalendarTable } from "@/components/reservations/calendar-table";
import { cellWords } from "@/components/reservations/cell-words";
import { outcomeWords } from "@/components/reservations/outcome-words";
import { recapWords } from "@/components/reservations/recap-words";
import { tableView } from "@/components/reservations/table-view";
import { tableWords } from "@/components/reservations/table-words";
import { schoolHolidays, viewRange } from "@/lib/calendar/rules";
import type { Calendar, CalendarCell } from "@/lib/reservations/queries";
import type { CellOutcome } from "@/lib/reservations/schema";
import { catalogue } from "@/lib/text/catalogue";

const messages = catalogue("fr");
const t = createTranslator({ locale: "fr", messages, namespace: "reservations" });
const causes = createTranslator({ locale: "fr", messages, namespace: "closures" });
const saysOutcome = createTranslator({ locale: "fr", messages, namespace: "reservations.outcome" });
const at = (text: string) => Temporal.Instant.from(text);
const NOW = at("2026-11-23T17:00:00Z");

/** A free cell in time until the end of Tuesday. */
const cell = (facts: Partial<CalendarCell>): CalendarCell => ({
  slotId: "repas",
  state: "free",
  value: null,
  choice: { action: "book", late: false },
  deadline: { status: "open", until: at("2026-12-01T22:59:00Z") },
  closedReason: null,
  closure: null,
  reason: null,
  lacking: [],
  rank: null,
  offerUntil: null,
  placesLeft: null,
  ...facts,
});
const closed = (slotId: string) =>
  cell({
    slotId,
    state: "closed",
    choice: { action: null, because: "closed" },
    closedReason: "PUBLIC_HOLIDAY",
  });
const late = (since: string) =>
  cell({
    state: "late",
    choice: { action: null, because: "late" },
    deadline: { status: "late", since: at(since), after: { kind: "refuse" }, until: null },
  });

const slot = (id: string, name: string) => ({
  id,
  name,
  activityId: "cantine",
  activity: "Cantine",
  startsAt: "11:45",
  endsAt: "13:30",
  needs: id === "repas" ? ["matin"] : [],
  excludes: [],
});

const calendar = (days: Calendar["children"][number]["days"]): Calendar => ({
  view: "mois",
  date: "2026-11-23",
  range: viewRange("month", "2026-11-23", schoolHolidays("A")),
  now: NOW,
  today: "2026-11-23",
  timeZone: "Europe/Paris",
  schoolHolidays: [],
  blocks: { unconfirmed: false, pieces: [] },
  answers: [],
  isEnrolled: true,
  children: [
    {
      id: "lea",
      firstName: "Léa",
      lastName: "Martin",
      slots: [slot("repas", "Repas"), slot("matin", "Matin")],
      days,
    },
  ],
});

const viewOf = (given: Calendar) => tableView(given, cellWords(t, causes, "fr", given), t, "fr");
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const wordsOf = (one: CalendarCell) => {
  const { detail, short } = cellWords(t, causes, "fr", calendar([]))(one);
  return [plain(detail), plain(short)];
};

describe("the words of a cell", () => {
  it.each([
    ["in time", cell({}), ["jusqu’à mardi 1er déc. à 23 h 59", null]],
    [
      "near its end, last places",
      cell({ deadline: { status: "open", until: at("2026-11-23T22:59:00Z") }, placesLeft: 2 }),
      ["2 places · encore 6 h · jusqu’à lundi 23 nov. à 23 h 59", "2 places · 6 h"],
    ],
    ["too late", late("2026-11-17T22:59:00Z"), ["depuis mardi 17 nov. à 23 h 59", null]],
    [
      "full, with a waiting list",
      cell({ state: "full", choice: { action: "wait", late: false } }),
      ["cochez pour la liste d’attente", "complet"],
    ],
    [
      "on the waiting list",
      cell({ state: "waitlisted", choice: { action: "withdraw", late: false }, rank: 3 }),
      ["3e sur la liste, cochez pour la quitter", "3e"],
    ],
    [
      "shut by a strike",
      cell({
        state: "closed",
        choice: { action: null, because: "closed" },
        closedReason: "STRUCTURE",
        closure: { cause: "STRIKE", message: "Pas de service minimum." },
      }),
      ["Grève : Pas de service minimum.", null],
    ],
    [
      "late, at a price",
      cell({
        choice: { action: "book", late: true },
        deadline: {
          status: "late",
          since: at("2026-11-17T22:59:00Z"),
          after: { kind: "surcharge", percent: 20 },
          until: NOW,
        },
      }),
      ["hors délai : 20 % de plus", "+ 20 %"],
    ],
  ])("%s", (_, one, expected) => {
    expect(wordsOf(one)).toEqual(expected);
  });
});

describe("the table", () => {
  const given = calendar([
    { date: "2026-11-11", cells: [closed("repas"), closed("matin")] },
    {
      date: "2026-11-24",
      cells: [cell({ value: "book.lea.day.0" }), cell({ slotId: "matin", state: "taken" })],
    },
  ]);

  it("says what neighbours share once, and knows what comes together", () => {
    const view = viewOf(given);
    expect(view.weeks.map(({ title }) => title)).toEqual(["Semaine 46", "Semaine 48"]);
    expect(view.weeks[0]!.days[0]).toMatchObject({ isPast: true, cells: [["closed", 0, 2]] });
    expect(view.columns.map(({ needs }) => needs)).toEqual([[1], []]);
    expect(view.pastDays).toBe(1);
  });

  it("is a form of named checkboxes and reasons without script", () => {
    const view = viewOf(given);
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" messages={messages} timeZone="Europe/Paris">
        <CalendarTable
          view={view}
          words={tableWords(t, view.pastDays)}
          recap={recapWords(t)}
          isRoomy={false}
          isUsable
          account="a"
          sending={null}
        />
      </NextIntlClientProvider>,
    );
    expect(html).toContain('aria-label="Léa Martin, Cantine Repas, mardi 24 novembre 2026, libre"');
    expect(html).toContain(
      'aria-label="Léa Martin, Cantine Repas, Cantine Matin, mercredi 11 novembre 2026, fermé · jour férié"',
    );
    expect(html.match(/<input[^>]*name="cellule"[^>]*>/g)).toHaveLength(1);
    expect(html).not.toContain("tabindex");
  });
});

describe("what became of a cell", () => {
  const say = outcomeWords(saysOutcome, "Europe/Paris", "fr");
  const outcome: CellOutcome = {
    wish: "",
    outcome: "refused",
    because: "changed",
    child: "Léa",
    activity: "Cantine",
    slot: "Repas",
    date: "2026-11-24",
    late: false,
    changed: { at: "2026-11-23T09:02:00Z", by: "parent" },
    rank: null,
    other: null,
  };

  it.each([
    [{}, "non pris en compte – changé à 10 h 02 par l’autre parent"],
    [{ because: "full" }, "non pris en compte – complet"],
    [{ because: "needs", other: "Matin" }, "non pris en compte – se réserve avec Matin"],
    [{ outcome: "waitlisted", because: null, rank: 1 }, "inscrit en liste d’attente – 1er sur la liste"],
    [{ outcome: "requested", because: null, late: true }, "demande envoyée – hors délai"],
  ] as [Partial<CellOutcome>, string][])("%o", (facts, expected) => {
    expect(plain(say({ ...outcome, ...facts }))).toBe(expected);
  });
});
