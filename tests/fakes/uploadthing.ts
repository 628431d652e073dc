import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const API_KEY = "sk_test_0123456789";
const APP_ID = "app1";

type Kept = { bytes: Buffer; type: string; acl: string | null; name: string; customId: string | null };
type Route = { callbackUrl: string; callbackSlug: string; metadata: unknown; awaitServerData: boolean };

const hmac = (text: string) => `hmac-sha256=${createHmac("sha256", API_KEY).update(text).digest("hex")}`;

/** Whether an address carries our signature of what stands before it, and has not expired. */
function isSigned(url: URL): boolean {
  const [signed, signature] = url.href.split(/[?&]signature=/) as [string, string | undefined];
  const [expected, given] = [Buffer.from(hmac(signed)), Buffer.from(decodeURIComponent(signature ?? ""))];
  const isOwn = expected.length === given.length && timingSafeEqual(expected, given);
  return isOwn && Number(url.searchParams.get("expires")) > Date.now();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * A stand-in for UploadThing that speaks the protocol of its SDK 7: signed PUT, metadata of routes, signed callbacks,
 * private files behind signed addresses, deletion. `settings` are the variables that lead the real SDK here.
 */
export async function startUploadThing() {
  const files = new Map<string, Kept>();
  const routes = new Map<string, Route>();
  const results = new Map<string, unknown>();
  /** What the service does wrong, until a test takes it back. */
  const faults = { down: false, silent: false };

  const find = (key: string) =>
    files.get(key) ?? [...files.values()].find(({ customId }) => customId === key);

  async function receive(url: URL, body: Buffer, type: string): Promise<[number, unknown]> {
    const query = (name: string) => {
      const value = url.searchParams.get(`x-ut-${name}`);
      return value === null ? null : decodeURIComponent(value);
    };
    if (!isSigned(url) || query("identifier") !== APP_ID) return [403, { error: "signature" }];
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    const bytes = Buffer.from(await (form.get("file") as File).arrayBuffer());
    if (bytes.length !== Number(query("file-size"))) return [400, { error: "size" }];
    const key = url.pathname.slice(1);
    const customId = query("custom-id");
    if (customId && find(customId)) return [409, { error: "custom id taken" }];
    const [name, kind] = [query("file-name") ?? "", query("file-type") ?? ""];
    files.set(key, { bytes, type: kind, acl: query("acl"), name, customId });
    const link = `http://${host}/a/${APP_ID}/${key}`;
    const fileHash = createHash("md5").update(bytes).digest("hex");
    const known = { url: link, appUrl: link, ufsUrl: link, fileHash };
    const route = routes.get(key);
    if (!route || faults.silent) return [200, { ...known, serverData: null }];
    const file = { ...known, key, name, size: bytes.length, type: kind, customId };
    const payload = JSON.stringify({
      status: "uploaded",
      origin: `http://${host}`,
      metadata: route.metadata,
      file,
    });
    await fetch(`${route.callbackUrl.split("?")[0]}?slug=${route.callbackSlug}`, {
      method: "POST",
      headers: {
        "uploadthing-hook": "callback",
        "x-uploadthing-signature": hmac(payload),
        "content-type": "application/json",
      },
      body: payload,
    });
    return [200, { ...known, serverData: results.get(key) ?? null }];
  }

  function read(url: URL): Kept | null {
    const kept = find(url.pathname.split("/").at(-1) ?? "");
    return kept && (kept.acl !== "private" || isSigned(url)) ? kept : null;
  }

  function call(path: string, body: Record<string, unknown>): [number, unknown] {
    const keys = [body.fileKeys, body.customIds].flat().filter((key) => key !== undefined) as string[];
    if (path === "/route-metadata") for (const key of keys) routes.set(key, body as unknown as Route);
    if (path === "/callback-result") results.set(body.fileKey as string, body.callbackData);
    if (path === "/route-metadata" || path === "/callback-result") return [200, { ok: true }];
    if (path !== "/v6/deleteFiles") return [501, { error: path }];
    const gone = [...files].filter(
      ([key, { customId }]) => keys.includes(key) || keys.includes(customId ?? ""),
    );
    for (const [key] of gone) files.delete(key);
    return [200, { success: true, deletedCount: gone.length }];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", `http://${host}`);
    const body = await bodyOf(request);
    // Browsers send here from the portal's pages.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    response.setHeader("access-control-allow-methods", "PUT, HEAD");
    response.setHeader("access-control-expose-headers", "*");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    // How much of a file is there already: nothing, no sending is taken up again here.
    if (request.method === "HEAD") return void response.writeHead(200, { "x-ut-range-start": "0" }).end();
    const json = ([status, value]: [number, unknown]) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (faults.down) return json([503, { error: "down" }]);
    if (request.method === "PUT")
      return json(await receive(url, body, request.headers["content-type"] ?? ""));
    if (request.method === "GET") {
      const kept = read(url);
      if (!kept) return json([404, {}]);
      response.writeHead(200, { "content-type": kept.type }).end(kept.bytes);
      return;
    }
    if (request.headers["x-uploadthing-api-key"] !== API_KEY) return json([401, { error: "key" }]);
    return json(call(url.pathname, JSON.parse(body.toString())));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const token = { apiKey: API_KEY, appId: APP_ID, regions: ["local"] };
  return {
    files,
    faults,
    sign: hmac,
    settings: {
      UPLOADTHING_TOKEN: Buffer.from(JSON.stringify(token)).toString("base64"),
      UPLOADTHING_API_URL: `http://${host}`,
      UPLOADTHING_INGEST_URL: `http://${host}`,
      UPLOADTHING_UFS_HOST: host,
      UPLOADTHING_UFS_APP_ID_LOCATION: "path",
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
