import fc from "fast-check";
import { expect, test } from "vitest";
import { type Address, addressCheck } from "./address-check.ts";

const nowhere = async (): Promise<Address[]> => [];
const resolvesTo =
  (...addresses: string[]) =>
  async (): Promise<Address[]> =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

const PRIVATE = [
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "100.127.255.254",
  "192.0.0.8",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "192.88.99.1",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:a9fe:a9fe",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::10.0.0.1",
  "64:ff9b:1::a00:1",
  "2002:7f00:1::1",
  "2001::1",
  "fe80::1",
  "fec0::1",
  "fc00::1",
  "fd12:3456::1",
  "ff02::1",
  "100::1",
  "2001:db8::1",
];

test.each(PRIVATE)("a webhook cannot reach %s, as itself or behind a name", async (address) => {
  const behindName = addressCheck([], resolvesTo("93.184.216.34", address));
  await expect(behindName.resolve("hooks.example.com")).rejects.toThrow(
    /not an address on the public/,
  );
  const literal = address.includes(":") ? `[${address}]` : address;
  const url = new URL(`https://${literal}/`);
  expect(() => addressCheck([], nowhere).checkUrl(url)).toThrow(/not an address on the public/);
  await expect(addressCheck([], nowhere).resolve(url.hostname)).rejects.toThrow(/public/);
});

test.each(["93.184.216.34", "8.8.8.8", "2a00:1450:4001:80f::200e", "64:ff9b::808:808"])(
  "a webhook can reach %s",
  async (address) => {
    const check = addressCheck([], resolvesTo(address));
    check.checkUrl(new URL("https://hooks.example.com/x"));
    expect(await check.resolve("hooks.example.com")).toMatchObject([{ address }]);
  },
);

test.each([
  "https://0x7f.1/",
  "https://2130706433/",
  "https://017700000001/",
  "https://127.1/",
  "https://[::ffff:7f00:1]/",
  "https://①②⑦.⓪.⓪.①/",
])("however it is written, %s is this machine", (text) => {
  expect(() => addressCheck([], nowhere).checkUrl(new URL(text))).toThrow(/public internet/);
});

test("no IPv4 address passes that does not pass as itself when it is wrapped into IPv6", async () => {
  await fc.assert(
    fc.asyncProperty(fc.ipV4(), async (v4) => {
      const passes = (address: string) =>
        addressCheck([], resolvesTo(address))
          .resolve("name.example")
          .then(() => true)
          .catch(() => false);
      const [mapped, translated] = [await passes(`::ffff:${v4}`), await passes(`64:ff9b::${v4}`)];
      const plain = await passes(v4);
      expect([mapped, translated]).toEqual([plain, plain]);
    }),
    { numRuns: 500 },
  );
});

test("plain http, and a password in the address, are refused", () => {
  const check = addressCheck([], nowhere);
  expect(() => check.checkUrl(new URL("http://hooks.example.com/"))).toThrow(/not encrypted/);
  expect(() => check.checkUrl(new URL("https://ann:pw@hooks.example.com/"))).toThrow(/password/);
});

test("what the operator allows may be reached: a name, an address, a range, and nothing beside them", async () => {
  const check = addressCheck(["n8n.internal", "10.1.0.0/16", "::1"], resolvesTo("192.168.0.5"));
  check.checkUrl(new URL("http://N8N.internal./hook"));
  check.checkUrl(new URL("http://10.1.2.3:8080/hook"));
  check.checkUrl(new URL("http://[::1]/hook"));
  expect(await check.resolve("n8n.internal")).toHaveLength(1);
  await expect(check.resolve("evil.n8n.internal")).rejects.toThrow(/public/);
  expect(() => check.checkUrl(new URL("https://10.2.0.1/"))).toThrow(/public/);
  const inRange = addressCheck(["10.1.0.0/16"], resolvesTo("10.1.9.9"));
  expect(await inRange.resolve("erp.example.com")).toHaveLength(1);
});

test("a name without any address is refused", async () => {
  await expect(addressCheck([], nowhere).resolve("nowhere.example")).rejects.toThrow(/no address/);
});
