// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSelection } from "./selection.ts";

function chosen(listed: string[]) {
  const hook = renderHook(({ rows }) => useSelection(rows), { initialProps: { rows: listed } });
  return {
    now: () => hook.result.current,
    list: (rows: string[]) => hook.rerender({ rows }),
    toggle: (key: string, how?: { range?: boolean }) =>
      act(() => hook.result.current.toggle(key, how)),
    toggleAll: () => act(() => hook.result.current.toggleAll()),
    clear: () => act(() => hook.result.current.clear()),
  };
}

test("rows are chosen and taken out one by one, and told in the order of the list", () => {
  const rows = chosen(["a", "b", "c"]);
  rows.toggle("c");
  rows.toggle("a");
  expect(rows.now().keys).toEqual(["a", "c"]);
  rows.toggle("c");
  expect(rows.now().keys).toEqual(["a"]);
  expect(rows.now().has("c")).toBe(false);
});

test("a range reaches from the row before to this one, upwards too, and takes out as it puts in", () => {
  const rows = chosen(["a", "b", "c", "d", "e"]);
  rows.toggle("d");
  rows.toggle("b", { range: true });
  expect(rows.now().keys).toEqual(["b", "c", "d"]);
  rows.toggle("d", { range: true });
  expect(rows.now().keys).toEqual([]);
});

test("a range from a row that is no longer listed is that row alone", () => {
  const rows = chosen(["a", "b", "c"]);
  rows.toggle("a");
  rows.list(["b", "c", "d"]);
  rows.toggle("d", { range: true });
  expect(rows.now().keys).toEqual(["d"]);
});

test("what is not listed any more is not chosen: a bulk act touches only what is seen", () => {
  const rows = chosen(["a", "b"]);
  rows.toggleAll();
  expect(rows.now().isAll).toBe(true);
  rows.list(["b", "c"]);
  expect(rows.now().keys).toEqual(["b"]);
  expect(rows.now().isAll).toBe(false);
});

test("all are chosen, then none; an empty list is never all chosen", () => {
  const rows = chosen(["a", "b"]);
  rows.toggle("a");
  rows.toggleAll();
  expect(rows.now().keys).toEqual(["a", "b"]);
  rows.toggleAll();
  expect(rows.now().keys).toEqual([]);
  rows.list([]);
  expect(rows.now().isAll).toBe(false);
  rows.list(["a"]);
  rows.toggle("a");
  rows.clear();
  expect(rows.now().keys).toEqual([]);
});
