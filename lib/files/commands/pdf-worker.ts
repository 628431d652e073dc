// The thread of inspect-pdf.ts: Node loads it as it stands here, so that it may import nothing by an alias.
import { parentPort, workerData } from "node:worker_threads";
import { inspectPdf } from "../rules/pdf.ts";

parentPort?.postMessage(await inspectPdf(workerData));
