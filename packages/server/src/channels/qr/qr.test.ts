import { inflateSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { posterPdf } from "./poster.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

async function qr(query: string) {
  return server.fetch(`/surveys/${server.survey.id}/qr${query}`);
}

test("the open link is a code as SVG and PNG", async () => {
  const svg = await qr("?source=till");
  expect(svg.headers.get("content-type")).toBe("image/svg+xml");
  expect(await svg.text()).toContain("<svg");
  const png = Buffer.from(await (await qr("?format=png")).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(1024);
});

const PAGES = { a4: "595.28 841.89", a6: "297.64 419.53" };

test.each([
  ["a4", "en"],
  ["a6", "lv"],
  ["a4", "ru"],
] as const)("a poster in %s speaks %s in the font that is shipped", async (size, language) => {
  const reply = await qr(`?format=pdf&size=${size}&language=${language}&source=poster`);
  expect(reply.headers.get("content-type")).toBe("application/pdf");
  const pdf = Buffer.from(await reply.arrayBuffer());
  const text = pdf.toString("latin1");
  expect(text).toContain(`/MediaBox [0 0 ${PAGES[size]}]`);
  expect(text).toContain("NotoSans-Bold");
  expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  expect(pdf.length).toBeLessThan(200_000);
  // Every sign has a shape: the mapping back to text names what was written.
  const written = unicodeOf(pdf);
  const sample = { en: "likely", lv: "ā", ru: "в" }[language];
  for (const sign of sample)
    expect(written).toContain(sign.codePointAt(0)?.toString(16).padStart(4, "0"));
});

/** The ToUnicode maps of a PDF, as text. */
function unicodeOf(pdf: Buffer): string {
  const maps: string[] = [];
  let from = 0;
  for (;;) {
    const start = pdf.indexOf("stream\n", from);
    if (start < 0) return maps.join("\n");
    const end = pdf.indexOf("endstream", start);
    try {
      const text = inflateSync(pdf.subarray(start + 7, end)).toString("latin1");
      if (text.includes("beginbfrange") || text.includes("beginbfchar")) maps.push(text);
    } catch {
      // Not compressed, or not a stream of text.
    }
    from = end + "endstream".length;
  }
}

test("no poster is better than one with empty boxes", async () => {
  const poster = posterPdf({
    size: "a4",
    language: "ar",
    subject: "بستان",
    texts: { question: "ما مدى احتمال أن توصي بنا؟" },
    color: "#1d5fa8",
    link: "https://nps.example.com/s/x",
    shownLink: "nps.example.com/s/x",
  });
  await expect(poster).rejects.toMatchObject({ status: 422, code: "script_not_drawable" });
});

test("sources are named once and have their links", async () => {
  const path = `/surveys/${server.survey.id}/sources`;
  const saved = await server.api<{ data: { name: string; link: string }[] }>("PUT", path, {
    names: ["receipt", "poster by the door", "receipt"],
  });
  expect(saved.data.map(({ name }) => name)).toEqual(["poster by the door", "receipt"]);
  expect(saved.data[0]?.link).toBe(
    `https://nps.example.com/s/${server.survey.slug}?source=poster+by+the+door`,
  );
  expect(await server.api("GET", path)).toEqual(saved);
});
