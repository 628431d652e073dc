import "server-only";
import { boundaryOf, MultipartError, type Part, piecesOf } from "./multipart";

/** Room for the form around the file. */
const ENVELOPE = 64 * 1024;
/** A browser shows our answer only once it has sent everything: up to here it is read, and thrown away. */
const MAX_DRAINED = 200 * 1024 * 1024;

/** A connection that says nothing for so long is taken to be cut. */
const SILENCE_MS = 30_000;
/** For all the texts of a form with files. */
const MAX_TEXT = 256 * 1024;
const MAX_FIELDS = 500;

export type Upload =
  | { ok: true; name: string; bytes: Uint8Array }
  | { ok: false; code: "too-big" | "no-file" };

/** The file in `field` of a multipart form, of `maxBytes` at most; never more than that is kept in memory. */
export async function readUpload(request: Request, field: string, maxBytes: number): Promise<Upload> {
  const body = await readBody(request, maxBytes + ENVELOPE);
  if (body === null) return { ok: false, code: "too-big" };
  const file = await fileOf(body, request.headers.get("content-type") ?? "", field);
  if (!file) return { ok: false, code: "no-file" };
  if (file.size > maxBytes) return { ok: false, code: "too-big" };
  return { ok: true, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function readBody(request: Request, max: number): Promise<Blob | null> {
  if (!request.body) return new Blob();
  const reader = request.body.getReader();
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_DRAINED) {
      await reader.cancel();
      break;
    }
    if (size > max) parts = [];
    else parts.push(value);
  }
  return size > max ? null : new Blob(parts);
}

async function fileOf(body: Blob, type: string, field: string): Promise<File | null> {
  if (!type.startsWith("multipart/form-data")) return null;
  try {
    const value = (await new Response(body, { headers: { "content-type": type } }).formData()).get(field);
    return value instanceof File && (value.name !== "" || value.size > 0) ? value : null;
  } catch {
    // The form breaks off or is none.
    return null;
  }
}

/** One file of a form: its bytes, or why they were thrown away as they came. */
export type SentFile = { field: string; name: string } & (
  | { ok: true; bytes: Uint8Array }
  | { ok: false; code: "file-too-big" }
);

export type Uploads =
  | { ok: true; fields: FormData; files: SentFile[] }
  | { ok: false; code: "file-cut" | "files-too-many" | "form-too-large" };

/**
 * The texts and the files of a multipart form, in the order of their sending; a field left without a file is none.
 * At most `maxFiles` × `maxBytes` are kept in memory: a bigger file is refused alone and the others are read, and a
 * form is read to its end (up to 200 MiB) so that the browser hears the answer. "file-cut": the form broke off, was
 * silent for 30 seconds, or is none.
 */
export async function readUploads(
  request: Request,
  limits: { maxFiles: number; maxBytes: number },
): Promise<Uploads> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (!boundary || !request.body) return { ok: false, code: "file-cut" };
  const form = new SentForm(limits);
  try {
    for await (const { part, bytes } of piecesOf(chunksOf(request.body), boundary)) form.take(part, bytes);
  } catch {
    // Malformed, cut by the browser, silent, or endless: in each case it did not arrive.
    return { ok: false, code: "file-cut" };
  }
  return form.result();
}

class SentForm {
  private readonly fields = new FormData();
  private readonly files: SentFile[] = [];
  private refusal: "files-too-many" | "form-too-large" | null = null;
  private textSize = 0;
  private textCount = 0;
  private open: { part: Part; pieces: Buffer[]; size: number } | null = null;

  constructor(private readonly limits: { maxFiles: number; maxBytes: number }) {}

  take(part: Part, bytes: Buffer): void {
    if (this.open?.part !== part) {
      this.close();
      this.open = { part, pieces: [], size: 0 };
    }
    const open = this.open as NonNullable<typeof this.open>;
    open.size += bytes.length;
    if (part.filename === null) this.textSize += bytes.length;
    if (this.textSize > MAX_TEXT) this.refusal = "form-too-large";
    if (this.refusal || open.size > this.limits.maxBytes) open.pieces = [];
    else open.pieces.push(bytes);
  }

  result(): Uploads {
    this.close();
    if (this.refusal) return { ok: false, code: this.refusal };
    return { ok: true, fields: this.fields, files: this.files };
  }

  private close(): void {
    if (!this.open) return;
    const { part, pieces, size } = this.open;
    this.open = null;
    const bytes = Buffer.concat(pieces);
    if (part.filename === null) {
      if (++this.textCount > MAX_FIELDS) this.refusal = "form-too-large";
      if (!this.refusal) this.fields.append(part.name, bytes.toString("utf8"));
      return;
    }
    if (part.filename === "" && size === 0) return;
    if (this.files.length === this.limits.maxFiles) this.refusal ??= "files-too-many";
    if (this.refusal) this.files.length = 0;
    else if (size > this.limits.maxBytes)
      this.files.push({ field: part.name, name: part.filename, ok: false, code: "file-too-big" });
    else this.files.push({ field: part.name, name: part.filename, ok: true, bytes });
  }
}

/** What arrives of a body, as long as it does. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await within(SILENCE_MS, reader.read());
      if (done) return;
      size += value.byteLength;
      if (size > MAX_DRAINED) throw new MultipartError("the form does not end");
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, new MultipartError("nothing arrives"));
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

/** The body of a small form as text; null past `maxBytes`, of which no more is read. */
export async function readSmallForm(request: Request, maxBytes: number): Promise<string | null> {
  if (!request.body) return "";
  const reader = request.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).text();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
