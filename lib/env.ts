import { z } from "zod";

/** A setting is missing or malformed; the message is one sentence that names it. */
export class EnvError extends Error {}

const optional = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);
const text = z.string().optional().transform(optional);

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

/** 32 bytes in base64, as `openssl rand -base64 32` prints them. */
const dataKey = z.string().refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value));

const schema = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"]),
  AUTH_SECRET: z.string().min(32),
  APP_URL: url(["http:", "https:"]),
  DATA_KEY: dataKey,
  DATA_KEY_PREVIOUS: dataKey.optional(),
  STORAGE: z.enum(["disk", "uploadthing"]).optional(),
  FILES_DIR: text,
  UPLOADTHING_TOKEN: text,
  UPLOADTHING_INGEST_URL: url(["http:", "https:"]).optional(),
  ADDRESS_API_URL: text.default("https://data.geopf.fr/geocodage/search"),
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
  DATA_KEY: "32 octets en base64 (openssl rand -base64 32)",
  DATA_KEY_PREVIOUS: "32 octets en base64 (openssl rand -base64 32)",
  STORAGE: "« disk » (avec FILES_DIR) ou « uploadthing » (avec UPLOADTHING_TOKEN)",
  FILES_DIR: "le dossier où garder les fichiers, quand STORAGE=disk",
  UPLOADTHING_TOKEN: "le jeton d'UploadThing, quand STORAGE=uploadthing",
  UPLOADTHING_INGEST_URL: "une adresse http(s)",
  DATABASE_POOL: "un nombre de connexions entre 1 et 200",
  RESEND_BASE_URL: "une adresse http(s)",
  SMTP_URL: "l'adresse d'un serveur de courrier (smtp:// ou smtps://)",
  WORKER: "« internal » ou « external »",
  CRON_SECRET: "un secret d'au moins 16 caractères",
  PORTAIL_DEMO: "« 0 » ou « 1 »",
  DEMO_NOW: "un instant ISO (2026-11-24T08:00:00+01:00)",
  LOG_LEVEL: "« debug », « info », « warn », « error » ou « silent »",
};

export type Env = z.output<typeof schema> & {
  STORAGE: "disk" | "uploadthing";
  FILES_DIR: string;
  demo: boolean;
  https: boolean;
  production: boolean;
};

const missing = (name: string) => new EnvError(`La variable ${name} manque : il faut ${EXPECTED[name]}.`);

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
  const production = parsed.data.NODE_ENV === "production";
  const storage = parsed.data.STORAGE ?? (production && !demo ? null : "disk");
  if (!storage) throw missing("STORAGE");
  if (storage === "uploadthing" && !parsed.data.UPLOADTHING_TOKEN) throw missing("UPLOADTHING_TOKEN");
  if (storage === "disk" && !parsed.data.FILES_DIR && parsed.data.STORAGE) throw missing("FILES_DIR");
  return {
    ...parsed.data,
    STORAGE: storage,
    FILES_DIR: parsed.data.FILES_DIR ?? ".files",
    demo,
    https: protocol === "https:",
    production,
  };
}

let cached: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
