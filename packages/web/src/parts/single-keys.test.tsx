// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { SINGLE_KEYS, useShortcuts } from "./shortcuts.ts";
import { writeStored } from "./stored.ts";

afterEach(() => writeStored(SINGLE_KEYS, null));

function Screen({ act }: { act: () => void }) {
  useShortcuts({ x: act });
  return (
    <>
      <input aria-label="Search" />
      <div role="dialog">
        <button type="button">Inside</button>
      </div>
    </>
  );
}

test("single keys can be switched off, and on again", async () => {
  const act = vi.fn();
  const { user } = await shown(<Screen act={act} />);
  await user.keyboard("x");
  expect(act).toHaveBeenCalledTimes(1);
  writeStored(SINGLE_KEYS, "off");
  await user.keyboard("x");
  expect(act).toHaveBeenCalledTimes(1);
  writeStored(SINGLE_KEYS, null);
  await user.keyboard("x");
  expect(act).toHaveBeenCalledTimes(2);
});

test("what is typed into a field, or while a dialog has the focus, is no command", async () => {
  const act = vi.fn();
  const { user, getByLabelText, getByText } = await shown(<Screen act={act} />);
  await user.type(getByLabelText("Search"), "x");
  getByText("Inside").focus();
  await user.keyboard("x");
  expect(act).not.toHaveBeenCalled();
});
