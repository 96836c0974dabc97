// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { type Toast, useToast } from "./toast.tsx";

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

function Say({ toast }: { toast: Toast }) {
  const say = useToast();
  return (
    <button type="button" onClick={() => say(toast)}>
      say
    </button>
  );
}
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("a toast is read out, takes back once, and is gone then", async () => {
  const undo = vi.fn();
  await shown(<Say toast={{ message: "Note deleted", undo }} />);
  fireEvent.click(screen.getByText("say"));
  expect(screen.getByRole("status").textContent).toContain("Note deleted");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("Note deleted")).toBeNull();
});

test("it goes by itself, but not while somebody reads it", async () => {
  await shown(<Say toast={{ message: "Note deleted" }} />);
  fireEvent.click(screen.getByText("say"));
  fireEvent.pointerEnter(screen.getByText("Note deleted").parentElement as HTMLElement);
  wait(60_000);
  expect(screen.getByText("Note deleted")).toBeDefined();
  fireEvent.pointerLeave(screen.getByText("Note deleted").parentElement as HTMLElement);
  wait(13_000);
  expect(screen.queryByText("Note deleted")).toBeNull();
});
