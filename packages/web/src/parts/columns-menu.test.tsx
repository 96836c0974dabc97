// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { useColumns } from "./columns-menu.tsx";

const COLUMNS = [
  { key: "name" },
  { key: "city" },
  { key: "state", fixed: true },
  { key: "answers" },
];
const FIRST = ["city"];
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key).join(" ");

beforeEach(() => localStorage.clear());

test("the first column and fixed ones always stay; the others as they were chosen here", () => {
  const { result } = renderHook(() => useColumns("guests", COLUMNS, FIRST));
  expect(keys(result.current.shown)).toBe("name city state");
  act(() => result.current.toggle({ key: "answers" }));
  act(() => result.current.toggle({ key: "city" }));
  expect(keys(result.current.shown)).toBe("name state answers");
  const again = renderHook(() => useColumns("guests", COLUMNS, FIRST));
  expect(keys(again.result.current.shown)).toBe("name state answers");
});

test("another table has a choice of its own", () => {
  const guests = renderHook(() => useColumns("guests", COLUMNS, FIRST));
  act(() => guests.result.current.toggle({ key: "city" }));
  const rooms = renderHook(() => useColumns("rooms", COLUMNS, FIRST));
  expect(keys(rooms.result.current.shown)).toBe("name city state");
});
