import { expect, test } from "vitest";
import { drawShares } from "./draw-shares.ts";
import { escapeXml, framedPicture } from "./picture.ts";
import { DARK, LIGHT } from "./tokens.ts";

const drawing = { width: 300, height: 80, body: "<circle r='1'/>" };

test("a picture that leaves carries its title and, line by line, what it was computed from", () => {
  const svg = framedPicture({
    title: "Score of stores",
    footnotes: ["Spring · May · n=40", "store: Riga"],
    drawing,
    tokens: LIGHT,
  });
  expect(svg).toContain("<title>Score of stores</title>");
  const [first = 0, second = 0] = [...svg.matchAll(/<text x="24" y="(\d+)" font-size="12"/g)].map(
    ([, y]) => Number(y),
  );
  expect(second).toBeGreaterThan(first);
  // The last line stands inside of the picture.
  expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(second);
});

test("words of customers and operators never become markup", () => {
  const evil = `"><script>alert('x')</script>&`;
  for (const svg of [
    framedPicture({ title: evil, footnotes: [evil], drawing, tokens: DARK }),
    drawShares([{ label: evil, note: evil, of: null }], DARK).body,
  ]) {
    expect(svg).not.toContain("<script");
    expect(svg.match(/&(?!amp;|lt;|gt;|quot;)/g)).toBeNull();
  }
  expect(escapeXml("a < b & c")).toBe("a &lt; b &amp; c");
});

test("a share is a bar as long as it is, with its interval; below ten answers there is none", () => {
  const { body, height } = drawShares(
    [
      { label: "Late", note: "50 %", of: { share: 0.5, lower: 0.4, upper: 0.6 } },
      { label: "Broken", note: "3 answers", of: null },
    ],
    LIGHT,
  );
  const [bar] = [...body.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(bar).toBe(150);
  expect(body.match(/<rect/g)).toHaveLength(1);
  const [, lower, upper] = /d="M([\d.]+) \d+H([\d.]+)/.exec(body) ?? [];
  expect(Number(upper) - Number(lower)).toBeCloseTo(60, 6);
  expect(height).toBe(74);
});

test("a label that is too long is cut where everybody sees it", () => {
  const { body } = drawShares([{ label: "x".repeat(60), note: "", of: null }], LIGHT);
  expect(/>(x+…)</.exec(body)?.[1]).toHaveLength(30);
});
