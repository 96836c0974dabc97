import { expect, test } from "vitest";
import { makeKeyReader } from "./shortcuts.ts";

const KEYS = new Set(["g d", "g r", "t", "d", "?"]);
const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("g then d goes to the overview; d alone is another key", () => {
  let now = 0;
  const read = makeKeyReader(() => now);
  expect(read(press("g"), KEYS)).toBeUndefined();
  now += 500;
  expect(read(press("d"), KEYS)).toBe("g d");
  expect(read(press("d"), KEYS)).toBe("d");
});

test("a g that was pressed long ago no longer counts", () => {
  let now = 0;
  const read = makeKeyReader(() => now);
  read(press("g"), KEYS);
  now += 5000;
  expect(read(press("d"), KEYS)).toBe("d");
});

test("keys held with Ctrl, Alt or Cmd belong to the browser", () => {
  const read = makeKeyReader(() => 0);
  expect(read(press("t", { ctrlKey: true }), KEYS)).toBeUndefined();
  expect(read(press("t", { altKey: true }), KEYS)).toBeUndefined();
  expect(read(press("t", { metaKey: true }), KEYS)).toBeUndefined();
  expect(read(press("t"), KEYS)).toBe("t");
});
