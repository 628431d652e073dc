import type { ParentActor, StaffActor } from "@/lib/actor";
import { homePath, readers } from "@/lib/auth";
import { openFile } from "@/lib/documents/commands";
import { fileBytes } from "@/lib/files/commands";
import { disposition, rangeOf } from "@/lib/files/rules";
import type { OpenedFile } from "@/lib/files/schema";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** For a file that is shown in a page of the portal: nothing in it runs, loads, or knows where it stands. */
const POLICY =
  "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * A stored file, for who may read it: to save, or with ?voir=1 to see. Nobody's and unknown files have the same answer.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/fichiers/[id]">,
): Promise<Response> {
  const { id } = await params;
  if (!(await homePath())) return new Response(null, { status: 303, headers: { Location: "/connexion" } });
  const found = UUID.test(id) ? await find(id) : null;
  if (!found) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  const bytes = await fileBytes(found.actor, found.file);
  return answer(request, found.file, bytes);
}

async function find(id: string): Promise<{ actor: StaffActor | ParentActor; file: OpenedFile } | null> {
  for (const actor of await readers()) {
    const file = await openFile(actor, id);
    if (file) return { actor, file };
  }
  return null;
}

function answer(request: Request, file: OpenedFile, bytes: Buffer): Response {
  const { headers } = request;
  const size = bytes.length;
  const tag = `"${file.sha256}"`;
  const isOtherNow = (headers.get("if-range") ?? tag) !== tag;
  const range = isOtherNow ? null : rangeOf(headers.get("range"), size);
  const shown = new URL(request.url).searchParams.get("voir") === "1";
  const own = {
    "Content-Type": file.mime,
    "Content-Disposition": disposition(shown ? "inline" : "attachment", file.name),
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
    ETag: tag,
  };
  if (range === "outside")
    return new Response(null, { status: 416, headers: { ...own, "Content-Range": `bytes */${size}` } });
  const part = range ? bytes.subarray(range.from, range.to + 1) : bytes;
  return new Response(new Uint8Array(part), {
    status: range ? 206 : 200,
    headers: {
      ...own,
      "Content-Length": String(part.length),
      ...(range ? { "Content-Range": `bytes ${range.from}-${range.to}/${size}` } : {}),
    },
  });
}
