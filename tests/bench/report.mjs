const CELL = 10;

/** The statements of any form before its own: who sends it, and the town's calendar. */
const SIGNED_IN = 2;

/**
 * Prints what was measured as tables: the portal's pages and the bare page with what the proxy costs; what is sent;
 * and each goal beside its figures.
 * @param {{ towns: object[], portal: object[], writes: object[], bare: object[] }} results
 */
export function printTables({ towns, portal, writes, bare }) {
  const [without, withProxy] = bare;
  const frame = without.weight.jsGz;
  const rows = [
    ...portal.map((page) => [
      page.name ?? page.path,
      String(page.families),
      page.statements.toFixed(1),
      ...figures(page, frame),
    ]),
    ["bare page", "", "0.0", ...figures(without, frame)],
    ["bare page + proxy", "", "0.0", ...figures(withProxy, frame)],
  ];
  const heads = [
    [
      "",
      "",
      "SQL per",
      "p50 ms",
      "p99 ms",
      "pages/s",
      "p50 ms",
      "p99 ms",
      "pages/s",
      "KB HTML",
      "KB HTML",
      "KB JS",
      "of which",
    ],
    [
      "page",
      "families",
      "page",
      "1 reader",
      "1 reader",
      "1 reader",
      "10 at",
      "once",
      "",
      "",
      "gz",
      "gz",
      "ours",
    ],
  ];
  console.log();
  for (const row of [...heads, ...rows]) console.log(line(row));
  const cost = (index) => withProxy.load[index].p50 - without.load[index].p50;
  console.log(`\nThe proxy (nonce and policy) costs ${cost(0).toFixed(2)} ms of p50 a page for one reader.`);
  for (const { families, reservations } of towns) {
    console.log(
      `The town of ${families} families holds ${(reservations / 1e6).toFixed(2)} million reservations.`,
    );
  }
  printWrites(writes);
  console.log("\nGoals");
  printEvenness(portal, frame);
  for (const { path, families, goal, load, busy } of portal) {
    if (!goal) continue;
    const p95 = `p95 ${load[0].p95.toFixed(0)} ms for one reader (goal ${goal} ms)`;
    console.log(`${path} among ${families} families: ${p95}, the machine's load being ${busy.toFixed(1)}.`);
  }
  console.log("KB are 1,024 bytes; “ours” is the JavaScript beside what the bare page loads.");
}

/** What is sent: a form after the other. */
function printWrites(writes) {
  const cells = ["families", "SQL", "best ms", "p50 ms", "forms", "load"];
  console.log();
  console.log(line(["sent", ...cells]));
  for (const { name, families, statements, best, p50, runs, busy } of writes) {
    const figures = [best.toFixed(1), p50.toFixed(1), String(runs), busy.toFixed(1)];
    console.log(line([name, String(families), String(statements), ...figures]));
  }
  for (const { name, families, goal, statements, best, p50 } of writes) {
    if (!goal) continue;
    const time = `best ${best.toFixed(0)} ms, p50 ${p50.toFixed(0)} ms (goal ${goal.ms} ms)`;
    const sql = `${statements} statements (goal ${goal.statements}, and ${SIGNED_IN} for who and where)`;
    console.log(`${name} among ${families} families: ${time}, ${sql}.`);
  }
}

/** A page that is to take as long in the largest town as in the smallest, with so many statements and bytes at most. */
function printEvenness(portal, frame) {
  for (const pages of Map.groupBy(portal, ({ path }) => path).values()) {
    const [first, last] = [pages[0], pages.at(-1)];
    if (!last.even) continue;
    const times = (part) => (last.load[0][part] / first.load[0][part]).toFixed(2);
    const { times: most, statements } = last.even;
    if (first !== last) {
      const ratio = `${times("best")} times the best, ${times("p50")} times the median`;
      console.log(
        `${last.path} with ${last.families} families takes ${ratio} of ${first.families} (goal ${most}).`,
      );
    }
    console.log(`${last.path}: ${last.statements.toFixed(1)} statements (goal ${statements}).`);
    const own = ((last.weight.jsGz - frame) / 1024).toFixed(1);
    console.log(`${last.path}: ${own} KB gz of its own JavaScript (goal ${last.ownJs}).`);
  }
}

function figures({ load, weight }, frame) {
  const kilo = (bytes) => (bytes / 1024).toFixed(1);
  const times = load.flatMap(({ p50, p99, perSecond }) => [
    p50.toFixed(1),
    p99.toFixed(1),
    perSecond.toFixed(0),
  ]);
  return [...times, kilo(weight.html), kilo(weight.htmlGz), kilo(weight.jsGz), kilo(weight.jsGz - frame)];
}

function line([name, ...cells]) {
  return name.padEnd(50) + cells.map((cell) => cell.padStart(CELL)).join("");
}
