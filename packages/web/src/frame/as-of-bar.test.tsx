// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { noteAsOf } from "../request/as-of.ts";
import { inside } from "../testing/inside.tsx";
import { AsOfBar } from "./as-of-bar.tsx";

const list = { method: "GET", url: "https://nps.example.com/api/v1/people" };
const read = (headers: Record<string, string>) =>
  act(() => noteAsOf(list, new Headers({ date: "Sat, 28 Nov 2026 14:03:40 GMT", ...headers })));

test("a list from a copy that is behind is said to be so, and the line goes when the list is the present", async () => {
  await inside(<AsOfBar />);
  expect(screen.queryByText(/Lists as of/)).toBeNull();
  read({ "candor-as-of": "2026-11-28T14:03:33.000Z" });
  expect(screen.getByText(/Lists as of .*7 seconds behind/)).toBeDefined();
  read({});
  expect(screen.queryByText(/Lists as of/)).toBeNull();
});
