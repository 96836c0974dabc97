import { lookup as systemLookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

export interface Address {
  address: string;
  family: 4 | 6;
}

/** Resolves a host name to all its addresses. */
export type Resolve = (hostname: string) => Promise<Address[]>;

/** Why a webhook may not go somewhere: a sentence for the delivery log and the form. */
export class AddressRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AddressRefused";
  }
}

const resolveBySystem: Resolve = async (hostname) => {
  const found = await systemLookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

export interface AddressCheck {
  /** @throws {AddressRefused} when the URL itself cannot be allowed, before any name is resolved. */
  checkUrl(url: URL): void;
  /**
   * The addresses to connect to, each of them checked. The connection goes to one of these and the
   * name is not resolved again, so that an answer which changes between check and use gains nothing.
   *
   * @throws {AddressRefused} when any of them is not a public one.
   */
  resolve(hostname: string): Promise<Address[]>;
}

/**
 * Keeps webhooks out of the operator's own network. Whoever may add a webhook could otherwise read
 * from it: cloud metadata, databases, other services that trust their neighbours.
 *
 * @param allowed hosts, addresses and ranges (`n8n.internal`, `10.0.0.5`, `10.1.0.0/16`) that the
 *   operator lets webhooks reach nevertheless; these may also be plain http.
 * @param setting the variable in which the operator allows them, for the sentence that refuses.
 */
export function addressCheck(
  allowed: readonly string[],
  resolve: Resolve = resolveBySystem,
  setting = "WEBHOOK_ALLOWED_HOSTS",
): AddressCheck {
  const names = new Set(allowed.map((host) => bare(host)));
  const ranges = allowed.flatMap((host) => toRange(host) ?? []);

  function allowedByName(hostname: string): boolean {
    return names.has(bare(hostname));
  }

  function mayReach(address: string): boolean {
    const parsed = ipaddr.process(address);
    if (ranges.some(([net, bits]) => net.kind() === parsed.kind() && parsed.match(net, bits))) {
      return true;
    }
    return isPublic(parsed);
  }

  return {
    checkUrl(url) {
      const hostname = bare(url.hostname);
      const isLiteral = ipaddr.isValid(hostname);
      const trusted = allowedByName(hostname) || (isLiteral && inRanges(ranges, hostname));
      if (url.protocol !== "https:" && !(url.protocol === "http:" && trusted)) {
        throw new AddressRefused(
          `${url.protocol}//${url.host} is not encrypted; use https, or have the operator add ${hostname} to ${setting}.`,
        );
      }
      if (url.username !== "" || url.password !== "") {
        throw new AddressRefused(
          "The address holds a user name or password; put them into a header instead.",
        );
      }
      if (isLiteral && !trusted && !mayReach(hostname)) throw refused(hostname, hostname, setting);
    },
    async resolve(hostname) {
      const host = bare(hostname);
      const isLiteral = ipaddr.isValid(host);
      const found: Address[] = isLiteral
        ? [{ address: host, family: ipaddr.parse(host).kind() === "ipv6" ? 6 : 4 }]
        : await resolve(host);
      if (found.length === 0) throw new AddressRefused(`${host} has no address.`);
      if (allowedByName(host)) return found;
      const bad = found.find(({ address }) => !mayReach(address));
      if (bad) throw refused(host, bad.address, setting);
      return found;
    },
  };
}

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;

/** Only what is routed on the public internet; everything with a meaning of its own is refused. */
function isPublic(address: Parsed): boolean {
  if (address.kind() === "ipv6" && address.range() === "rfc6052") {
    // NAT64 carries an IPv4 address in its last 32 bits, and reaches that.
    return isPublic(ipaddr.fromByteArray(address.toByteArray().slice(12)));
  }
  // The library calls unassigned space unicast too, and with it ::127.0.0.1 in its other spelling.
  if (address.kind() === "ipv6" && !address.match(GLOBAL_UNICAST, 3)) return false;
  return address.range() === "unicast";
}

/** All that is routed in IPv6: 2000::/3. */
const GLOBAL_UNICAST = ipaddr.parse("2000::");

function inRanges(ranges: readonly [Parsed, number][], address: string): boolean {
  const parsed = ipaddr.process(address);
  return ranges.some(([net, bits]) => net.kind() === parsed.kind() && parsed.match(net, bits));
}

function toRange(text: string): [[Parsed, number]] | null {
  if (ipaddr.isValidCIDR(text)) return [ipaddr.parseCIDR(text)];
  const host = bare(text);
  if (!ipaddr.isValid(host)) return null;
  const address = ipaddr.process(host);
  return [[address, address.kind() === "ipv6" ? 128 : 32]];
}

/** Without the brackets of IPv6, the dot of the root and capitals. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}

function refused(host: string, address: string, setting: string): AddressRefused {
  const what = host === address ? host : `${host} (${address})`;
  return new AddressRefused(
    `${what} is not an address on the public internet. The operator can allow it in ${setting}.`,
  );
}
