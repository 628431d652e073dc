import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillNotFound } from "../../../scripts/not-found.mjs";

const HTML = "text/html; charset=utf-8";

/** Answers as the framework does, its compression included. */
function handle({ url, headers }: IncomingMessage, response: ServerResponse) {
  const [status, type, body] = {
    "/page": [200, HTML, "a page"],
    "/vide": [404, HTML, "<html id=__next_error__>"],
    "/introuvable": [404, HTML, `not found, says ${headers.cookie}`],
    "/fichier": [404, "application/json", "{}"],
  }[url ?? ""] as [number, string, string];
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.setHeader("X-Page", String(url));
  const { write, end } = response;
  if (url === "/vide") {
    response.setHeader("Content-Encoding", "gzip");
    response.write = ((chunk: string) => write.call(response, gzipSync(chunk), "utf8")) as typeof write;
    response.end = (() => Reflect.apply(end, response, [])) as typeof end;
  }
  response.flushHeaders();
  response.write(body);
  response.end();
}

const server = createServer((request, response) => {
  fillNotFound(request, response);
  handle(request, response);
});
let base = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const ask = async (path: string, method = "GET") => {
  const answer = await fetch(base + path, { method, headers: { cookie: "who=me" } });
  return { status: answer.status, page: answer.headers.get("x-page"), text: await answer.text() };
};

test("a page not found is filled with the page of no address, for the same reader", async () => {
  const whole = { status: 404, page: "/introuvable", text: "not found, says who=me" };
  expect(await ask("/vide")).toEqual(whole);
  expect(await ask("/vide", "POST")).toEqual(whole);
  expect(await ask("/introuvable")).toEqual(whole);
});

test("any other answer goes out as it was written", async () => {
  expect(await ask("/page")).toEqual({ status: 200, page: "/page", text: "a page" });
  expect(await ask("/fichier")).toEqual({ status: 404, page: "/fichier", text: "{}" });
  expect(await ask("/vide", "HEAD")).toEqual({ status: 404, page: "/vide", text: "" });
});
