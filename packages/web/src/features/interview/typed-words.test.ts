import { expect, test } from "vitest";
import { ALONE_MS, makeWordReader } from "./typed-words.ts";

/** A clock that stands still until it is moved. */
function clock() {
  let at = 0;
  let waiting: { when: number; act: () => void }[] = [];
  return {
    now: () => at,
    later: (act: () => void, ms: number) => {
      const one = { when: at + ms, act };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass(ms: number) {
      at += ms;
      const due = waiting.filter(({ when }) => when <= at);
      waiting = waiting.filter(({ when }) => when > at);
      for (const { act } of due) act();
    },
  };
}

test("a letter alone is a shortcut, letters one after another are words and none of them is", () => {
  const { now, later, pass } = clock();
  const read = makeWordReader(now, later);
  const acted: string[] = [];
  const press = (key: string) => read(key, () => acted.push(key));
  expect(press("n")).toBeNull();
  pass(ALONE_MS);
  expect(acted).toEqual(["n"]);
  pass(2000);
  const typed = [..."no one 2 of us"].map((key) => {
    const text = press(key);
    pass(120);
    return text ?? "";
  });
  expect(typed.join("")).toBe("no one 2 of us");
  pass(5000);
  expect(acted).toEqual(["n"]);
  // Digits by themselves are scores, and the reader keeps out of it.
  expect(press("9")).toBeNull();
  expect(press("р")).toBeNull();
  pass(ALONE_MS);
  expect(acted).toEqual(["n", "р"]);
  pass(2000);
  expect(read("n", () => acted.push("n"), true)).toBe("n");
});
