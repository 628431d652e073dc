import pino from "pino";
import { env } from "./env";

/** What no line holds: secrets, personal data, and the row that PostgreSQL quotes when it refuses one. */
export const REDACTED = [
  "*.password",
  "*.motDePasse",
  "*.email",
  "*.to",
  "*.secret",
  "*.token",
  "err.detail",
  "err.meta.driverAdapterError.cause.detail",
] as const;

let logger: pino.Logger | undefined;

/** The process's log: JSON lines, secrets and personal data redacted by field name. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    redact: [...REDACTED],
  });
  return logger;
}
