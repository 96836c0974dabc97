import { crc32, deflateSync } from "node:zlib";
import type { Survey } from "@candor/contract/survey.ts";
import { expect, test } from "vitest";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { api, ask, survey, url } = server;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

/** One pixel of a colour. */
function picture(red: number): string {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, red, 0, 0]))),
    chunk("IEND", Buffer.alloc(0)),
  ]).toString("base64");
}

const here = (address: string) => address.replace("https://nps.example.com", url);

test("an uploaded logo is served by us, stands on the answer page and in the mail, and goes again", async () => {
  const { logoUrl } = await api<{ logoUrl: string }>("PUT", `/surveys/${survey.id}/logo`, {
    png: picture(255),
  });
  expect(logoUrl).toMatch(
    new RegExp(`^https://nps\\.example\\.com/s/${survey.slug}/logo/[0-9a-f]{16}\\.png$`),
  );
  const served = await fetch(here(logoUrl));
  expect(served.headers.get("content-type")).toBe("image/png");
  expect(served.headers.get("cache-control")).toContain("immutable");
  const page = await fetch(`${url}/s/${survey.slug}`);
  const path = new URL(logoUrl).pathname;
  expect(await page.text()).toContain(`<img src="${path}"`);
  expect(page.headers.get("content-security-policy")).toContain("img-src 'self' data:;");
  const mail = await api<{ html: string }>("GET", `/surveys/${survey.id}/mail/preview`);
  expect(mail.html).toContain(`src="${logoUrl}"`);

  // The form of the survey sends the whole brand back.
  const brand = { color: "#0f766e", logoUrl, privacyUrl: null };
  expect((await api<Survey>("PATCH", `/surveys/${survey.id}`, { brand })).brand).toEqual(brand);

  const next = await api<{ logoUrl: string }>("PUT", `/surveys/${survey.id}/logo`, {
    png: picture(7),
  });
  expect(next.logoUrl).not.toBe(logoUrl);
  expect((await fetch(here(logoUrl))).status).toBe(404);
  await api("DELETE", `/surveys/${survey.id}/logo`);
  expect((await api<Survey>("GET", `/surveys/${survey.id}`)).brand.logoUrl).toBeNull();
  expect((await fetch(here(next.logoUrl))).status).toBe(404);
});

test("what is no picture is refused with a sentence", async () => {
  const png = Buffer.from(`<svg onload="alert(1)">${" ".repeat(60)}</svg>`).toString("base64");
  expect(await ask("PUT", `/surveys/${survey.id}/logo`, { png })).toMatchObject({
    status: 422,
    body: { code: "logo_refused" },
  });
});
