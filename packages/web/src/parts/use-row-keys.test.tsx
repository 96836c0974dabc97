// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useRef } from "react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { type Steps, useRowKeys } from "./use-row-keys.ts";

function List({
  current,
  choose,
  steps,
}: {
  current?: string;
  choose?: (key: string) => void;
  steps?: Steps;
}) {
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "search", { choose, steps });
  return (
    <>
      <input id="search" aria-label="Search" />
      <ul ref={box}>
        {["a", "b", "c"].map((key) => (
          <li key={key} aria-current={key === current ? "true" : undefined}>
            <a href={`#${key}`} data-row={key}>
              {key}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
const focused = () => document.activeElement?.textContent;

test("j begins at the first row and stops at the last, k goes back and stops at the first", async () => {
  const { user } = await shown(<List />);
  await user.keyboard("j");
  expect(focused()).toBe("a");
  await user.keyboard("jjj");
  expect(focused()).toBe("c");
  await user.keyboard("kkkk");
  expect(focused()).toBe("a");
});

test("from the row that is open, j goes to the one after it", async () => {
  const { user } = await shown(<List current="b" />);
  await user.keyboard("j");
  expect(focused()).toBe("c");
});

test("x chooses the row that has the focus, and nothing while none has it", async () => {
  const choose = vi.fn();
  const { user } = await shown(<List choose={choose} />);
  await user.keyboard("x");
  expect(choose).not.toHaveBeenCalled();
  await user.keyboard("jjx");
  expect(choose.mock.calls).toEqual([["b"]]);
});

test("/ goes to the search field, where j is a letter again", async () => {
  const { user } = await shown(<List />);
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
  await user.keyboard("j");
  expect(screen.getByLabelText("Search")).toHaveProperty("value", "j");
});

test("beside an open answer j and k go through answers instead of rows; at an end they go nowhere", async () => {
  const next = vi.fn();
  const { user } = await shown(<List steps={{ next, previous: undefined }} />);
  await user.keyboard("jk");
  expect(next).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(document.body);
});
