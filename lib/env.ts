import { z } from "zod";

/** A setting is missing or malformed; the message is one sentence that names it. */
export class EnvError extends Error {}

const optional = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);
const text = z.string().optional().transform(optional);

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

const schema = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"]),
  AUTH_SECRET: z.string().min(32),
  APP_URL: url(["http:", "https:"]),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  TRUSTED_PROXIES: text.default("none"),
  RESEND_API_KEY: text,
  RESEND_BASE_URL: url(["http:", "https:"]).optional(),
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: text,
  WORKER: z.enum(["internal", "external"]).default("internal"),
  CRON_SECRET: z.string().min(16).optional(),
  PWNED_PASSWORDS_URL: text,
  PORTAIL_DEMO: z.enum(["0", "1"]).default("0"),
  DEMO_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Set by scripts/server.mjs: the client's address then comes from its own header. */
  PORTAIL_SERVER: z.literal("1").optional(),
  NODE_ENV: z.string().default("development"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const EXPECTED: Record<string, string> = {
  DATABASE_URL: "l'adresse d'une base PostgreSQL (postgresql://…)",
  AUTH_SECRET: "un secret d'au moins 32 caractères",
  APP_URL: "l'adresse publique du portail (https://…)",
  DATABASE_POOL: "un nombre de connexions entre 1 et 200",
  RESEND_BASE_URL: "une adresse http(s)",
  SMTP_URL: "l'adresse d'un serveur de courrier (smtp:// ou smtps://)",
  WORKER: "« internal » ou « external »",
  CRON_SECRET: "un secret d'au moins 16 caractères",
  PORTAIL_DEMO: "« 0 » ou « 1 »",
  DEMO_NOW: "un instant ISO (2026-11-24T08:00:00+01:00)",
  LOG_LEVEL: "« debug », « info », « warn », « error » ou « silent »",
};

export type Env = z.output<typeof schema> & { demo: boolean; https: boolean; production: boolean };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The settings in `source`, checked. Throws EnvError at the first one missing or malformed. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const state = given[name] === undefined ? "manque" : "est mal formée";
    throw new EnvError(`La variable ${name} ${state} : il faut ${EXPECTED[name] ?? "une autre valeur"}.`);
  }
  const { protocol, hostname } = new URL(parsed.data.APP_URL);
  const demo = parsed.data.PORTAIL_DEMO === "1";
  if (demo && !LOOPBACK.test(hostname)) {
    throw new EnvError(
      `PORTAIL_DEMO=1 est refusé : APP_URL (${hostname}) n'est pas une adresse de cette machine ; le mode démonstration ne sert qu'en local.`,
    );
  }
  if (parsed.data.DEMO_NOW && !demo) {
    throw new EnvError("La variable DEMO_NOW n'est permise qu'en mode démonstration (PORTAIL_DEMO=1).");
  }
  return {
    ...parsed.data,
    demo,
    https: protocol === "https:",
    production: parsed.data.NODE_ENV === "production",
  };
}

let cached: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
