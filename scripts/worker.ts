// npm run worker: works the job queue alone, beside web processes started with WORKER=external.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EnvError, parseEnv } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";

const dotEnv = join(import.meta.dirname, "../.env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

try {
  parseEnv(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const worker = await startWorker();
console.log("Portail Famille : file de travaux en marche");

const stop = () => worker.stop().then(() => process.exit(0));
process.once("SIGINT", stop).once("SIGTERM", stop);
