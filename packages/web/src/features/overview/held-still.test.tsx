// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useHeldStill } from "./held-still.ts";
import { trendTooltip } from "./trend-tooltip.ts";

const list = (...ids: string[]) => ids.map((id) => ({ id, tags: 0 }));

function live(first: { id: string; tags: number }[]) {
  const hook = renderHook(({ items, subject }) => useHeldStill(items, subject), {
    initialProps: { items: first, subject: "all" },
  });
  return {
    now: () => hook.result.current,
    ids: () => hook.result.current.shown.map(({ id }) => id),
    come: (items: { id: string; tags: number }[], subject = "all") =>
      hook.rerender({ items, subject }),
    point: () => act(() => hook.result.current.hold.onPointerEnter()),
    leave: () => act(() => hook.result.current.hold.onPointerLeave()),
    release: () => act(() => hook.result.current.release()),
  };
}

test("nothing moves under the pointer: what arrives is counted, and shown when it has gone", () => {
  const answers = live(list("b", "c"));
  answers.point();
  answers.come(list("a", "b", "c"));
  expect(answers.ids()).toEqual(["b", "c"]);
  expect(answers.now().waiting).toBe(1);
  answers.leave();
  expect(answers.ids()).toEqual(["a", "b", "c"]);
  expect(answers.now().waiting).toBe(0);
});

test("what is shown still takes in what changes in it", () => {
  const answers = live(list("b", "c"));
  answers.point();
  answers.come([
    { id: "a", tags: 0 },
    { id: "c", tags: 2 },
    { id: "b", tags: 0 },
  ]);
  expect(answers.now().shown).toEqual([
    { id: "b", tags: 0 },
    { id: "c", tags: 2 },
  ]);
});

test("asked for, what waits is shown although the pointer is still there", () => {
  const answers = live(list("b"));
  answers.point();
  answers.come(list("a", "b"));
  answers.release();
  expect(answers.ids()).toEqual(["a", "b"]);
  answers.come(list("0", "a", "b"));
  expect(answers.now().waiting).toBe(1);
});

test("another list is shown at once, and nothing in it counts as newly arrived", () => {
  const answers = live(list("b"));
  answers.point();
  answers.come(list("x", "y"), "to call");
  expect(answers.ids()).toEqual(["x", "y"]);
  expect([...answers.now().arrived]).toEqual([]);
});

test("what arrived since the last look is marked, and is not marked at the next", () => {
  const answers = live(list("b"));
  answers.come(list("a", "b"));
  expect([...answers.now().arrived]).toEqual(["a"]);
  answers.come(list("a", "b"));
  expect([...answers.now().arrived]).toEqual([]);
});

test("a point of the trend says score, interval and base, or how many are too few, and never runs what a title holds", () => {
  const point = { from: "2026-05-01", to: "2026-06-01", score: 40, answers: 50 } as never;
  const say = (score: number | null, title = "New roof") =>
    trendTooltip({
      point: { ...(point as object), score } as never,
      previous: undefined,
      changes: [
        { day: "2026-05-31", title },
        { day: "2026-06-01", title: "June" },
      ],
      days: () => "May",
      score: () => "40",
      range: () => "between 30 and 50",
      base: () => "n=50",
      tooFew: () => "too few",
      previousName: "Before",
    });
  expect(say(40).textContent).toBe("May40between 30 and 50n=50⚑ New roof");
  expect(say(null).textContent).toBe("Maytoo few⚑ New roof");
  expect(say(40, "<img src=x onerror=alert(1)>").querySelector("img")).toBeNull();
});
