import "server-only";

/** Room for the form around the file. */
const ENVELOPE = 64 * 1024;
/** A browser shows our answer only once it has sent everything: up to here it is read, and thrown away. */
const MAX_DRAINED = 200 * 1024 * 1024;

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
