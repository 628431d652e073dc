// Who really asks, when reverse proxies may stand between. Pure: only what is given decides.
import { BlockList, isIP } from "node:net";

/**
 * The proxies named by TRUSTED_PROXIES: addresses and CIDR ranges separated by commas, or "none".
 * Throws an Error whose message is one sentence when it is malformed.
 * @param {string} text
 */
export function parseTrustedProxies(text) {
  const trusted = new BlockList();
  if (text === "none") return trusted;
  for (const entry of text.split(",").map((part) => part.trim())) {
    const [address, prefix, ...rest] = entry.split("/");
    const family = familyOf(address);
    const length = prefix === undefined ? undefined : Number(prefix);
    const longest = family === "ipv4" ? 32 : 128;
    const isLength = length === undefined || (/^\d+$/.test(prefix) && length <= longest);
    if (!family || rest.length > 0 || !isLength) {
      throw new Error(
        "La variable TRUSTED_PROXIES est mal formée : il faut « none » ou une liste d'adresses IP et de plages CIDR séparées par des virgules.",
      );
    }
    if (length === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, length, family);
  }
  return trusted;
}

/**
 * Whether the peer at the other end of the socket is a trusted proxy.
 * @param {string | undefined} socketAddress
 * @param {BlockList} trusted
 */
export function isTrusted(socketAddress, trusted) {
  const address = plain(socketAddress ?? "");
  const family = familyOf(address);
  return family !== undefined && trusted.check(address, family);
}

/**
 * The client's address: the right-most hop of X-Forwarded-For that is no trusted proxy, each hop being believed only
 * because the one after it is trusted; the socket's own address when that is no trusted proxy.
 * @param {string | undefined} socketAddress
 * @param {string | undefined} forwardedFor
 * @param {BlockList} trusted
 */
export function clientAddress(socketAddress, forwardedFor, trusted) {
  let client = plain(socketAddress ?? "");
  const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  while (hops.length > 0 && isTrusted(client, trusted)) {
    const hop = hops.pop();
    if (!familyOf(hop)) break;
    client = hop;
  }
  return client || "unknown";
}

/** Without port, brackets, zone, or the IPv6 clothes of an IPv4 address. */
function plain(address) {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  return bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}

function familyOf(address) {
  return { 4: "ipv4", 6: "ipv6" }[isIP(address)];
}
