// A page that ends in notFound() leaves the framework as an empty document, which only its script fills in. It is
// replaced here by the page of an address that does not exist, which the framework renders whole, for every reader.
import { get } from "node:http";

/** Matches no route. */
const NOWHERE = "/introuvable";
/** What this file and the framework's compression put on a response in place of Node's own. */
const WRAPPED = ["writeHead", "flushHeaders", "write", "end", "on", "flush", "setHeader", "appendHeader"];
const OF_ONE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "date"];

/**
 * Replaces the answer to come if it is a page not found; any other goes out as it is written.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function fillNotFound(request, response) {
  if (request.method === "HEAD" || request.url === NOWHERE) return;
  const { writeHead, flushHeaders, write, end } = response;
  let isNotFound;
  const decide = () => {
    isNotFound ??=
      response.statusCode === 404 && String(response.getHeader("content-type")).startsWith("text/html");
    return isNotFound;
  };
  response.writeHead = (status, ...rest) => {
    response.statusCode = status;
    return decide() ? response : writeHead.call(response, status, ...rest);
  };
  response.flushHeaders = () => decide() || flushHeaders.call(response);
  response.write = (...chunk) => decide() || write.apply(response, chunk);
  response.end = (...chunk) => (decide() ? replace(request, response) : end.apply(response, chunk));
}

function replace({ headers, socket }, response) {
  for (const name of WRAPPED) delete response[name];
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const { cookie = "", "accept-language": language = "" } = headers;
  get({
    host: socket.localAddress,
    port: socket.localPort,
    path: NOWHERE,
    headers: { cookie, "accept-language": language },
  })
    .on("error", () => response.destroy())
    .on("response", (page) => {
      for (const [name, value] of Object.entries(page.headers)) {
        if (!OF_ONE_CONNECTION.includes(name)) response.setHeader(name, value);
      }
      response.writeHead(page.statusCode);
      page.pipe(response);
    });
  return response;
}
