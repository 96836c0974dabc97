// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { SearchBox } from "./search-box.tsx";

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

const field = () => screen.getByRole<HTMLInputElement>("searchbox", { name: "Find" });
const rest = () => act(() => vi.advanceTimersByTime(300));

test("words are handed on once typing rests, trimmed, and an empty field is no search", async () => {
  const onChange = vi.fn();
  const { rerender } = await shown(
    <SearchBox id="find" label="Find" value={undefined} onChange={onChange} />,
  );
  fireEvent.change(field(), { target: { value: "an" } });
  fireEvent.change(field(), { target: { value: "anna " } });
  expect(onChange).not.toHaveBeenCalled();
  rest();
  expect(onChange).toHaveBeenCalledExactlyOnceWith("anna");
  rerender(<SearchBox id="find" label="Find" value="anna" onChange={onChange} />);
  fireEvent.keyDown(field(), { key: "Escape" });
  rest();
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});

test("words that came from elsewhere are shown", async () => {
  const { rerender } = await shown(
    <SearchBox id="find" label="Find" value="late" onChange={() => undefined} />,
  );
  expect(field().value).toBe("late");
  rerender(<SearchBox id="find" label="Find" value="rude" onChange={() => undefined} />);
  expect(field().value).toBe("rude");
});
