import { loadavg } from "node:os";
import { formWith, send } from "./forms.mjs";
import { getPage } from "./load.mjs";

const CELLS = 60;
const FAMILIES = 40;
/** A term to come, with places; a month to come that is full, with a waiting list; a week to come. */
const TERM = "/reservations?vue=periode&date=2027-01-05";
const FULL = "/reservations?vue=mois&date=2027-03-01";
const WEEK = { du: "2027-01-18", au: "2027-01-22", cause: "STRIKE", message: "", facture: "non", portee: "" };

/** What saving sixty cells is promised to take at most. */
const GOAL = { ms: 60, statements: 8 };

/**
 * Sends forms to a portal: sixty cells of one family after the other, decisions of forty families, a closure of a week
 * and its reopening. `runs`: how many families send cells.
 * @returns {Promise<{ name: string, best: number, p50: number, runs: number, statements: number, goal?: object, busy: number }[]>}
 */
export async function measureWrites(origin, { parents, staff }, counter, runs) {
  const told = new Map();
  const tell = async (name, work, goal) => {
    const { value, statements } = await counter.during(work);
    const of = told.get(name) ?? { name, goal, times: [], statements: 0, cells: 0 };
    of.times.push(value.ms);
    of.statements = Math.max(of.statements, statements);
    told.set(name, of);
    return value;
  };

  for (const parent of parents.slice(0, runs)) {
    const cells = (place, kind) => async () => {
      const html = await getPage({ url: origin + place, readers: [parent] });
      const { hidden, values } = formWith(html, "cellule");
      const chosen = values.filter((value) => value.startsWith(`${kind}.`)).slice(0, CELLS);
      if (chosen.length < CELLS) throw new Error(`${place} has only ${chosen.length} cells to ${kind}`);
      return [...hidden, ...chosen.map((value) => ["cellule", value])];
    };
    for (const [name, place, kind] of [
      ["ask for 60 cells", TERM, "book"],
      ["withdraw 60 cells", TERM, "withdraw"],
      ["join 60 waiting lists", FULL, "wait"],
      ["leave 60 waiting lists", FULL, "withdraw"],
    ]) {
      const fields = await cells(place, kind)();
      await tell(name, () => send(origin + place, parent, fields), GOAL);
    }
  }

  const [agent] = staff;
  const { structure } = agent;
  for (let run = 0; run < 3; run += 1) {
    const page = `${origin}/equipe/demandes?type=reservations`;
    const { hidden, values } = formWith(await getPage({ url: page, readers: [agent] }), "demande");
    const sendings = values.filter((value) => value.startsWith("request.")).slice(0, FAMILIES);
    const chosen = sendings.map((value) => ["demande", value]);
    if (sendings.length === 0) break;
    await tell(`answer ${FAMILIES} families, all their days`, () =>
      send(page, agent, [...hidden, ...chosen, ["decision", "valider"]]),
    );
    if (sendings.length < FAMILIES) break;
  }

  for (let run = 0; run < 3; run += 1) {
    const week = new URLSearchParams({ structure, ...WEEK });
    const page = `${origin}/equipe/planning/fermetures/nouvelle?${week}`;
    const { hidden } = formWith(await getPage({ url: page, readers: [agent] }), "facture");
    const { to } = await tell("close a week of a structure", () => send(page, agent, hidden));
    const list = `${origin}/equipe/planning/fermetures?structure=${structure}`;
    const reopen = formWith(await getPage({ url: list, readers: [agent] }), "fermeture");
    const cancelled = Number(new URL(to).searchParams.get("annules"));
    told.get("close a week of a structure").cells = cancelled;
    const reopened = await tell("reopen it", () => send(list, agent, reopen.hidden));
    if (Number(new URL(reopened.to).searchParams.get("retablis")) !== cancelled)
      throw new Error("not all reopened");
  }

  return [...told.values()].map(({ times, cells, ...facts }) => {
    times.sort((a, b) => a - b);
    return {
      ...facts,
      cells,
      runs: times.length,
      best: times[0],
      p50: times[times.length >> 1],
      busy: loadavg()[0],
    };
  });
}
