import { createHash } from "node:crypto";
import { visitor } from "@/lib/auth";
import { readFeed } from "@/lib/feeds/commands";

/** The address is the secret: no session is read, and nothing on the way keeps the answer. */
const PRIVATE = {
  "Cache-Control": "private, no-cache",
  "CDN-Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
};

/** The reservations of one adult as a calendar that phones subscribe to; its token is all that it asks for. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/agenda/[jeton]">,
): Promise<Response> {
  const { jeton } = await params;
  const feed = await readFeed(await visitor(), jeton.replace(/\.ics$/, ""));
  if (feed.file === null) {
    if (feed.because === "unknown") return new Response(null, { status: 404, headers: PRIVATE });
    return new Response(null, { status: 429, headers: { ...PRIVATE, "Retry-After": "3600" } });
  }
  const tag = `"${createHash("sha256").update(feed.file).digest("base64url")}"`;
  const headers = { ...PRIVATE, ETag: tag };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((it) => it.trim());
  if (known.some((it) => it.replace(/^W\//, "") === tag || it === "*"))
    return new Response(null, { status: 304, headers });
  return new Response(feed.file, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="agenda.ics"',
      "X-Content-Type-Options": "nosniff",
    },
  });
}
