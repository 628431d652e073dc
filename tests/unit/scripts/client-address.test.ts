import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddress, isTrusted, parseTrustedProxies } from "../../../scripts/client-address.mjs";

const none = parseTrustedProxies("none");
const proxies = parseTrustedProxies("10.0.0.0/8, 192.168.1.7,2001:db8::/32");

describe("client address", () => {
  it.each([
    ["a stranger's own header counts for nothing", "203.0.113.9", "1.2.3.4", none, "203.0.113.9"],
    ["a stranger is not believed beside proxies", "203.0.113.9", "1.2.3.4", proxies, "203.0.113.9"],
    ["one proxy", "10.0.0.1", "203.0.113.9", proxies, "203.0.113.9"],
    ["two proxies", "10.0.0.1", "203.0.113.9, 192.168.1.7", proxies, "203.0.113.9"],
    [
      "what the client wrote before the proxy's hop",
      "10.0.0.1",
      "10.9.9.9, 203.0.113.9",
      proxies,
      "203.0.113.9",
    ],
    ["a proxy without header", "10.0.0.1", undefined, proxies, "10.0.0.1"],
    ["every hop trusted: the first", "10.0.0.1", "10.0.0.3, 10.0.0.2", proxies, "10.0.0.3"],
    ["a hop that is no address", "10.0.0.1", "203.0.113.9, unknown", proxies, "10.0.0.1"],
    ["IPv4 dressed as IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.9", proxies, "203.0.113.9"],
    ["IPv6", "2001:db8::1", "2a01:e0a::5", proxies, "2a01:e0a::5"],
    ["ports and brackets", "10.0.0.1", "[2a01:e0a::5]:443, 10.0.0.2:8080", proxies, "2a01:e0a::5"],
    ["a socket already closed", undefined, "1.2.3.4", proxies, "unknown"],
  ])("%s", (_, socket, forwardedFor, trusted, expected) => {
    expect(clientAddress(socket, forwardedFor, trusted)).toBe(expected);
  });

  it("never lets a client behind a trusted proxy choose its address", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (client, forged) => {
        fc.pre(!isTrusted(client, proxies));
        expect(clientAddress("10.0.0.1", `${forged},${client}`, proxies)).toBe(client);
      }),
    );
  });
});

describe("trusted proxies", () => {
  it.each([
    ["10.1.2.3", true],
    ["::ffff:10.1.2.3", true],
    ["192.168.1.7", true],
    ["192.168.1.8", false],
    ["2001:db8:1::2", true],
    ["2001:db9::2", false],
    ["", false],
  ])("%s: %s", (address, expected) => {
    expect(isTrusted(address, proxies)).toBe(expected);
  });

  it.each([
    "",
    "platform",
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.0/8/8",
    "::/129",
    "10.0.0.1,",
    "1.2.3.4/x",
    "1.2.3.4/",
  ])("refuses %j in one sentence", (text) => {
    expect(() => parseTrustedProxies(text)).toThrow(/^La variable TRUSTED_PROXIES est mal formée : [^.]+\.$/);
  });
});
