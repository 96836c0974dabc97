import { expect, test } from "vitest";
import { logoSize } from "./picture-as-png.ts";

test("a photograph becomes as small as a logo is shown sharply, with its proportions", () => {
  expect(logoSize({ width: 4000, height: 3000 })).toEqual({ width: 160, height: 120 });
  expect(logoSize({ width: 6000, height: 100 })).toEqual({ width: 1200, height: 20 });
});

test("a small picture is not enlarged, a drawing is", () => {
  expect(logoSize({ width: 60, height: 30 })).toEqual({ width: 60, height: 30 });
  expect(logoSize({ width: 60, height: 30 }, true)).toEqual({ width: 240, height: 120 });
});
