import { createTranslator } from "next-intl";
import type { z } from "zod";
import { MAX_FILES } from "@/lib/documents/schema";
import { MAX_FILE_BYTES } from "@/lib/files/schema";
import { formValues, nestValues, OversizedForm } from "@/lib/form-data";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { type Refusal, type RefusalCode, type Result, refuse } from "@/lib/result";
import { catalogue } from "@/lib/text/catalogue";
import { currentLocale } from "@/lib/text/locale";
import { readUploads } from "@/lib/upload";

type Kept = { name: string; bytes: Uint8Array };

type Receiver<S extends z.ZodType> = {
  schema: S;
  /** The page of the form, and the page that follows when every file was kept. */
  back: string;
  done: string;
  /** Fields that hold ids or plain choices, which the address may name so that the form comes back with them. */
  echo: readonly string[];
  /** Keeps one file. */
  keep: (said: z.output<S>, file: Kept) => Promise<Result<unknown>>;
};

type Outcome = { said: FormData } & (Refusal | Received);
type Received = { ok: true; sent: number; refused: { position: number; refusal: Refusal }[] };

/** After a form that was sent, the browser goes on with GET. */
export const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

export const wantsJson = (request: Request) => request.headers.get("accept") === "application/json";

/**
 * Receives a form with files and keeps each file by itself. Says what became of them in JSON to the portal's script,
 * and to a plain browser by the address that it goes on to (counts and codes, never a name).
 */
export async function receiveFiles<S extends z.ZodType>(
  request: Request,
  receiver: Receiver<S>,
): Promise<Response> {
  const received = await receive(request, receiver);
  if (wantsJson(request)) {
    if (!received.ok) return Response.json(await sayRefusal(received), { status: 400 });
    const refused = await Promise.all(
      received.refused.map(async ({ refusal }) => ({
        text: await sentenceOf(refusal),
        again: refusal.code === "file-not-stored",
      })),
    );
    return Response.json({ sent: received.sent, refused });
  }
  const query = new URLSearchParams();
  if (received.ok) {
    query.set("recus", String(received.sent));
    for (const { position, refusal } of received.refused)
      query.append("refus", `${position}.${refusal.code}`);
    if (received.refused.length === 0) return seeOther(`${receiver.done}?${query}`);
  } else {
    query.set("erreur", received.code);
    for (const [name, code] of Object.entries(received.fields ?? {}))
      query.append("champ", `${name}.${code}`);
  }
  for (const name of receiver.echo) {
    const value = received.said.get(name);
    if (typeof value === "string" && /^[\w-]{1,40}$/.test(value)) query.set(name, value);
  }
  return seeOther(`${receiver.back}?${query}`);
}

async function receive<S extends z.ZodType>(
  request: Request,
  { schema, keep }: Receiver<S>,
): Promise<Outcome> {
  const uploads = await readUploads(request, { maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES });
  if (!uploads.ok) return { ...refuse(uploads.code, { params: { max: MAX_FILES } }), said: new FormData() };
  const said = uploads.fields;
  const parsed = parse(schema, said);
  if (!parsed.ok) return { ...parsed, said };
  const files = uploads.files.filter(({ field }) => field === "fichier");
  if (files.length === 0) {
    return { ...refuse("form-invalid", { fields: { fichier: "file-none" } }), said };
  }
  const received: Received = { ok: true, sent: 0, refused: [] };
  for (const [index, file] of files.entries()) {
    const kept = file.ok ? await keepSafely(() => keep(parsed.value, file)) : refuse(file.code);
    if (kept.ok) received.sent++;
    // A form that cannot be is so for every file.
    else if (kept.fields) return { ...kept, said };
    else received.refused.push({ position: index + 1, refusal: kept });
  }
  return { ...received, said };
}

function parse<S extends z.ZodType>(schema: S, fields: FormData): Result<z.output<S>> {
  try {
    const parsed = schema.safeParse(nestValues(formValues(fields)));
    if (parsed.success) return { ok: true, value: parsed.data };
    const faults = parsed.error.issues.map(({ path, message }) => [path.join("."), message as RefusalCode]);
    return refuse("form-invalid", { fields: Object.fromEntries(faults) });
  } catch (error) {
    if (error instanceof OversizedForm) return refuse("form-too-large");
    throw error;
  }
}

/** A failure with one file leaves the others alone. */
async function keepSafely(keep: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await keep();
  } catch (error) {
    const errorId = newId().slice(-12);
    log().error({ err: error, errorId }, "file not received");
    return refuse("file-not-stored");
  }
}

async function say() {
  const locale = await currentLocale();
  const t = createTranslator({ locale, messages: catalogue(locale), namespace: "refusals" });
  return (code: string, params: Refusal["params"] = {}) =>
    t.has(code as RefusalCode) ? t(code as "invalid", params) : t("invalid");
}

async function sentenceOf({ code, params }: Refusal): Promise<string> {
  return (await say())(code, params);
}

async function sayRefusal({ code, params, fields = {} }: Refusal) {
  const words = await say();
  const said = Object.entries(fields).map(([name, fault]) => [name, words(fault, params)]);
  return { message: words(code, params), fields: Object.fromEntries(said) };
}
