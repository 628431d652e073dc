// npm run demo: from a fresh clone to a living demonstration commune. Starts on Node 20 with nothing installed.
import { parseArgs } from "node:util";
import { bootstrap } from "./bootstrap.mjs";

function readOptions() {
  try {
    return parseArgs({ options: { reset: { type: "boolean", default: false } } }).values;
  } catch {
    console.error("Usage : npm run demo [-- --reset]");
    process.exit(1);
  }
}

const { reset } = readOptions();
await bootstrap(import.meta.filename);
const { runDemo } = await import("./demo-session.mjs");
await runDemo({ reset });
