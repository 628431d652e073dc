// npm run bench: how fast the production build answers, with how many SQL statements and how many bytes, on towns of 200
// and 10,000 families, beside a bare page of the same framework. `-- --quick` measures the small town only, and shortly.
import { parseArgs } from "node:util";
import { bootstrap } from "./bootstrap.mjs";

function readOptions() {
  try {
    return parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;
  } catch {
    console.error("Usage: npm run bench [-- --quick]");
    process.exit(1);
  }
}

const { quick } = readOptions();
await bootstrap(import.meta.filename);
const { runBench } = await import("../tests/bench/run.mjs");
await runBench({ quick });
