import fc from "fast-check";
import { expect, test } from "vitest";
import { brandAccents, contrast } from "./brand-colors.ts";

test("a readable brand colour stays as it is", () => {
  expect(brandAccents("#0b6b3a").light).toEqual({ accent: "#0b6b3a", onAccent: "#ffffff" });
});

test("a pale brand colour is darkened on the light page and kept on the dark one", () => {
  const { light, dark } = brandAccents("#ffe14d");
  expect(contrast(light.accent, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(dark).toEqual({ accent: "#ffe14d", onAccent: "#0d1117" });
});

test("whatever the brand's colour, text in it and upon it can be read in light and dark", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(channel, channel, channel, (r, g, b) => {
      const color = `#${[r, g, b].map((c) => c.toString(16).padStart(2, "0")).join("")}`;
      const { light, dark } = brandAccents(color);
      expect(contrast(light.accent, "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark.accent, "#161b22")).toBeGreaterThanOrEqual(4.5);
      for (const { accent, onAccent } of [light, dark]) {
        expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test("contrast is that of WCAG: black on white 21, a colour on itself 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrast("#123456", "#123456")).toBe(1);
});
