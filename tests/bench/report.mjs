const CELL = 10;

/**
 * Prints what was measured as two tables: the portal's pages, and the bare page with what the proxy costs.
 * @param {{ portal: object[], bare: object[] }} results
 */
export function printTables({ portal, bare }) {
  const [without, withProxy] = bare;
  const frame = without.weight.jsGz;
  const rows = [
    ...portal.map((page) => [
      page.path,
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
  for (const { path, families, goal, load, busy } of portal) {
    if (!goal) continue;
    const p95 = `p95 ${load[0].p95.toFixed(0)} ms for one reader (goal ${goal} ms)`;
    console.log(`${path} among ${families} families: ${p95}, the machine's load being ${busy.toFixed(1)}.`);
  }
  console.log("KB are 1,024 bytes; “ours” is the JavaScript beside what the bare page loads.");
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
