// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { readStored, storedKeys, useStored, writeStored } from "./stored.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test("a choice is kept under a name of Candor's own and leaves what others keep alone", () => {
  localStorage.setItem("theme", "theirs");
  writeStored("theme", "dark");
  expect(readStored("theme")).toBe("dark");
  expect(storedKeys()).toEqual(["theme"]);
  writeStored("theme", null);
  expect(readStored("theme")).toBeNull();
  expect(localStorage.getItem("theme")).toBe("theirs");
});

test("everything that shows a choice follows it, wherever it was made", () => {
  const here = renderHook(() => useStored("columns"));
  const there = renderHook(() => useStored("columns"));
  act(() => here.result.current[1]("name,score"));
  expect(there.result.current[0]).toBe("name,score");
  // Another tab wrote it.
  localStorage.setItem("candor.columns", "name");
  act(() => void dispatchEvent(new Event("storage")));
  expect(here.result.current[0]).toBe("name");
});

test("where storage is forbidden a choice lasts until the page closes", () => {
  const forbidden = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  vi.stubGlobal("localStorage", {
    getItem: forbidden,
    setItem: forbidden,
    removeItem: forbidden,
  });
  writeStored("theme", "dark");
  expect(readStored("theme")).toBe("dark");
  writeStored("theme", null);
  expect(readStored("theme")).toBeNull();
});
