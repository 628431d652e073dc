import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** The process's log: JSON lines, secrets and personal data redacted by field name. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    redact: ["*.password", "*.motDePasse", "*.email", "*.to", "*.secret", "*.token"],
  });
  return logger;
}
