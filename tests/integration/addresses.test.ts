// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GET } from "@/app/api/adresses/route";
import { suggestAddresses } from "@/lib/addresses/commands";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { makeAccount, openFor, visitorFrom } from "../factories/accounts";
import { inRequest } from "./request-scope";

/** One address as the service of the Géoplateforme describes it. */
const feature = (properties: Record<string, unknown>) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [5.571, 45.307] },
  properties: {
    label: "12 Rue du Lavoir 38140 Valmont-sur-Isère",
    score: 0.97,
    id: "38999_0210_00012",
    banId: "f1b2",
    type: "housenumber",
    name: "12 Rue du Lavoir",
    housenumber: "12",
    street: "Rue du Lavoir",
    postcode: "38140",
    citycode: "38999",
    city: "Valmont-sur-Isère",
    context: "38, Isère, Auvergne-Rhône-Alpes",
    importance: 0.6,
    _type: "address",
    ...properties,
  },
});

const answerOf = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

const LAVOIR = {
  label: "12 Rue du Lavoir 38140 Valmont-sur-Isère",
  address: "12 Rue du Lavoir",
  postalCode: "38140",
  city: "Valmont-sur-Isère",
};

let server: Server;
let asked: URL[] = [];
/** Null: the service never answers. */
let answer: { status: number; body: string } | null;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "", "http://service.test"));
    if (answer) response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});

beforeEach(() => {
  asked = [];
  answer = { status: 200, body: answerOf(feature({})) };
  const { port } = server.address() as AddressInfo;
  Object.assign(env(), { ADDRESS_API_URL: `http://127.0.0.1:${port}/geocodage/search` });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("what is typed becomes addresses to choose from", async () => {
  expect(await suggestAddresses(visitorFrom(), "  12 rue du lav ")).toEqual([LAVOIR]);
  expect(asked.map(({ pathname }) => pathname)).toEqual(["/geocodage/search"]);
  expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({
    q: "12 rue du lav",
    autocomplete: "1",
    index: "address",
    limit: "6",
  });
});

test("a town alone, or an address without its code, is not proposed", async () => {
  answer = {
    status: 200,
    body: answerOf(
      feature({ type: "municipality", name: "Valmont-sur-Isère" }),
      feature({ postcode: undefined }),
      feature({ type: "street", name: "Rue du Lavoir" }),
    ),
  };
  expect(await suggestAddresses(visitorFrom(), "rue du lavoir")).toEqual([
    { ...LAVOIR, address: "Rue du Lavoir" },
  ]);
});

test.each([
  ["nothing", ""],
  ["two letters", " 12  "],
  ["far too much", "a".repeat(201)],
])("%s is asked of nobody", async (_case, typed) => {
  expect(await suggestAddresses(visitorFrom(), typed)).toEqual([]);
  expect(asked).toEqual([]);
});

test.each<[string, typeof answer]>([
  ["fails", { status: 503, body: "" }],
  ["refuses", { status: 400, body: `{"code":400,"message":"missing q"}` }],
  ["answers a page", { status: 200, body: "<!doctype html>" }],
  ["answers something else", { status: 200, body: `{"features":[{"properties":{"label":7}}]}` }],
  ["never answers", null],
])("there is none when the service %s", async (_case, given) => {
  answer = given;
  expect(await suggestAddresses(visitorFrom(), "12 rue du Lavoir")).toEqual([]);
});

test("nobody is asked where the service is off", async () => {
  Object.assign(env(), { ADDRESS_API_URL: "off" });
  expect(await suggestAddresses(visitorFrom(), "12 rue du Lavoir")).toEqual([]);
  expect(asked).toEqual([]);
});

describe("the limit", () => {
  const ask = (count: number, actor: Parameters<typeof suggestAddresses>[0]) =>
    Promise.all(Array.from({ length: count }, () => suggestAddresses(actor, "12 rue du Lavoir")));

  test("counts for a network, and for somebody signed in alone", async () => {
    const here = visitorFrom();
    const account = await openFor((await makeAccount()).id, "FULL");
    await ask(300, here);
    expect(await suggestAddresses(here, "12 rue du Lavoir")).toEqual([]);
    expect(asked).toHaveLength(300);
    expect(await suggestAddresses(visitorFrom(), "12 rue du Lavoir")).toEqual([LAVOIR]);
    await ask(120, account);
    expect(await suggestAddresses(account, "12 rue du Lavoir")).toEqual([]);
    expect(
      await suggestAddresses(await openFor((await makeAccount()).id, "FULL"), "12 rue du Lavoir"),
    ).toEqual([LAVOIR]);
  });
});

test("the route answers what was found, and keeps no copy", async () => {
  const headers = new Headers({ "x-portail-address": newId() });
  const request = new Request("http://127.0.0.1:3000/api/adresses?q=12%20rue%20du%20Lavoir");
  const response = await inRequest(headers, () => GET(request));
  expect(await response.json()).toEqual([LAVOIR]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const empty = await inRequest(headers, () => GET(new Request("http://127.0.0.1:3000/api/adresses")));
  expect(await empty.json()).toEqual([]);
});
