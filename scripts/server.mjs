// The production HTTP server: Next behind node:http, with headers that no client can forge.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { clientAddress, isTrusted, parseTrustedProxies } from "./client-address.mjs";
import { fillNotFound } from "./not-found.mjs";

const ROOT = join(import.meta.dirname, "..");
const STOP_WITHIN_MS = 10_000;
const FORWARDED_HEADERS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-forwarded-server",
  "x-real-ip",
];

/**
 * What the server reads from the environment. Throws an Error whose message is one sentence at the first malformed
 * variable.
 * @param {Record<string, string | undefined>} source
 */
export function serverSettings(source) {
  const port = Number(source.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error("La variable PORT est mal formée : il faut un nombre entre 0 et 65535.");
  }
  const host = source.HOST || (source.PORTAIL_DEMO === "1" ? "127.0.0.1" : "0.0.0.0");
  return { port, host, trusted: parseTrustedProxies(source.TRUSTED_PROXIES || "none") };
}

/**
 * Starts serving the production build and resolves once the port is open. `stop()` refuses new connections, lets the
 * requests under way finish for at most ten seconds, then cuts them.
 * @param {ReturnType<typeof serverSettings>} settings
 */
export async function startServer({ port, host, trusted }) {
  if (!existsSync(join(ROOT, ".next/BUILD_ID"))) {
    throw new Error("Le portail n'est pas construit : lancez d'abord « npm run build ».");
  }
  process.env.PORTAIL_SERVER = "1"; // the application may believe x-portail-address
  const app = next({ dev: false, dir: ROOT, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (!isReadable(request.url)) {
      response.writeHead(400, {
        "Content-Type": "text/plain; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
      });
      response.end("Cette adresse est mal formée : vérifiez qu'elle est complète.\n");
      return;
    }
    vouchForHeaders(request, trusted);
    fillNotFound(request, response);
    handle(request, response);
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000; // a file of some megabytes over a slow phone
  server.keepAliveTimeout = 65_000; // longer than a load balancer's usual 60 s
  await listen(server, port, host);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${server.address().port}`,
    stop: async () => {
      await close(server);
      await app.close();
    },
  };
}

/**
 * Whether the target of a request is a path of ours, well-formed UTF-8 once decoded. For one that is not, a link that a
 * mail reader broke for example, the framework would answer that it failed itself.
 * @param {string} url
 */
export function isReadable(url) {
  if (!url.startsWith("/")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

/** Only a trusted proxy may say who asks and under which name; for the others the socket says it. */
function vouchForHeaders(request, trusted) {
  const { headers, socket } = request;
  headers["x-portail-address"] = clientAddress(socket.remoteAddress, headers["x-forwarded-for"], trusted);
  if (isTrusted(socket.remoteAddress, trusted)) return;
  for (const name of FORWARDED_HEADERS) delete headers[name];
}

function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.once("error", (error) => {
      const busy = error.code === "EADDRINUSE";
      fail(busy ? new Error(`Le port ${port} est déjà pris : choisissez-en un autre avec PORT.`) : error);
    });
    server.listen(port, host, done);
  });
}

function close(server) {
  return new Promise((done) => {
    // A connection kept alive turns idle only when its last request ends: look again.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    const cut = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      done();
    });
  });
}
